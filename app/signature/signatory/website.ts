import { toAsciiDomain } from '#app/text/parse-email.ts'

// Names that only a house, a test or nobody answers to (RFC 6761, RFC 6762, RFC 8375, RFC 7686).
const reservedNames = /(?:^|\.)(?:local|localhost|internal|intranet|lan|home|corp|test|invalid|onion|arpa)$/

const maxWebsiteLength = 300

/** A website as it may be linked to: https, a name that the world can look up, no port, no password; what is behind ? and # is cut. */
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
