import { percentEncode } from '#app/text/percent-encode.ts'

const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

/**
 * Finds the host name in a typed server: `mastodon.social`, `https://mastodon.social/@ana` or
 * `@ana@mastodon.social`. Undefined if no public server could have it. Letters of other scripts are converted
 * to ASCII.
 */
export function normaliseServerName(typed: string): string | undefined {
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/s, '')
    .replace(/^@?[\w.-]+@/, '')
  if (/[\s?#@:\\/%[\]]/.test(name)) return undefined
  const url = URL.canParse(`https://${name}/`) ? new URL(`https://${name}/`) : undefined
  return url && url.hostname.length <= 253 && domain.test(url.hostname) ? url.hostname : undefined
}

/** Builds the URL of a server's share page with the text filled in; Mastodon has it since 1.6. */
export const serverShareUrl = (server: string, text: string): string =>
  `https://${server}/share?text=${percentEncode(text)}`
