import { toAsciiDomain } from '#app/text/parse-email.ts'

// Names of local networks, tests and Tor, which the public DNS does not resolve (RFC 6761, RFC 6762, RFC 8375, RFC 7686).
const reservedNames = /(?:^|\.)(?:local|localhost|internal|intranet|lan|home|corp|test|invalid|onion|arpa)$/

export const maxWebsiteLength = 300

/** Normalises a website for linking: https, a public host name, no port, no password, no query or fragment. Undefined if it cannot be linked. */
export function normaliseWebsite(typed: string): string | undefined {
  const text = typed.trim()
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  if (text === '' || text.length > maxWebsiteLength || /[\s<>"\\^`{|}]/.test(text) || !URL.canParse(whole))
    return undefined
  const { protocol, username, password, port, hostname, pathname } = new URL(whole)
  if (protocol !== 'https:' || username !== '' || password !== '' || port !== '') return undefined
  if (toAsciiDomain(hostname) !== hostname || reservedNames.test(hostname)) return undefined
  const website = `https://${hostname}${pathname === '/' ? '' : pathname}`
  return website.length > maxWebsiteLength ? undefined : website
}
