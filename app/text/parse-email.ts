import { hasHiddenCharacters } from './characters/hidden-characters.ts'
import { ok, err, type Result } from '#app/core/result.ts'

export type EmailProblem = 'empty' | 'several' | 'too-long' | 'not-an-address'

// Dot-string of RFC 5321, 4.1.2, with letters of every script as RFC 6531, 3.3 adds them. No quoted string: no provider issues one, and every program reads it differently.
const localPart = /^[\w!#$%&'*+/=?^`{|}~\p{L}\p{M}\p{N}-]+(?:\.[\w!#$%&'*+/=?^`{|}~\p{L}\p{M}\p{N}-]+)*$/u

// A name, not an address literal: letters, digits, hyphens and the dots of UTS 46 (RFC 5891, 4.2; RFC 5321, 2.3.5).
const domainTyped = /^[\p{L}\p{M}\p{N}.\u3002\uFF0E\uFF61-]+$/u
const domainName =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=.*[a-z])[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/

// Few mail servers accept others (SMTPUTF8, RFC 6531): a message to one would be lost silently.
const ascii = /^[\x21-\x7E]+$/

const octets = (text: string): number => new TextEncoder().encode(text).length

/**
 * Converts a domain to its form in DNS (`xn--…`, RFC 5891), in lower case; undefined if it is not a domain.
 */
export function toAsciiDomain(domain: string): string | undefined {
  if (!domainTyped.test(domain) || !URL.canParse(`https://${domain}`)) return undefined
  const ascii = new URL(`https://${domain}`).hostname
  return domainName.test(ascii) ? ascii : undefined
}

/** Octets of an address. */
export const maxEmailLength = 254

/**
 * Parses exactly one address: no name, comment, quotes, list, address literal or line break. The value is the
 * local part as typed and the domain in ASCII, the form that email is sent to, which exposes a look-alike
 * domain. At most 64 octets before the @ (RFC 5321, 4.5.3.1.1) and 254 altogether (256 of a path without its
 * brackets, 4.5.3.1.3).
 */
export function parseEmail(text: string): Result<string, { code: EmailProblem }> {
  // Chinese and Japanese keyboards type the wide @.
  const typed = text.trim().normalize('NFC').replace('\uFF20', '@')
  if (typed === '') return err({ code: 'empty' })
  if (typed.length > 1000) return err({ code: 'too-long' })
  const [local = '', domain, ...others] = typed.split('@')
  if (others.length > 0) return err({ code: 'several' })
  const ascii = domain === undefined ? undefined : toAsciiDomain(domain)
  // "=?" starts an encoded word (RFC 2047, 2), which a header would decode.
  if (!localPart.test(local) || local.includes('=?') || hasHiddenCharacters(typed, 'address'))
    return err({ code: 'not-an-address' })
  if (octets(local) > 64 || octets(typed) > maxEmailLength) return err({ code: 'too-long' })
  if (ascii === undefined) return err({ code: 'not-an-address' })
  const email = `${local}@${ascii}`
  return octets(email) > maxEmailLength ? err({ code: 'too-long' }) : ok(email)
}

/** Parses an address that every mail server accepts, for recipients of this server. */
export function parseMailbox(text: string): Result<string, { code: EmailProblem }> {
  const parsed = parseEmail(text)
  return parsed.ok && !ascii.test(parsed.value) ? err({ code: 'not-an-address' }) : parsed
}
