import type { Mailable } from '../directory/address.ts'
import { encode, encodeText } from './encode.ts'
import type { Draft } from './link.ts'
import { showMailto } from './mailto.ts'

/** No number was found for this service: the most cautious one of all (docs/channels.md). */
export const cautiousLimit = 1800

/** A webmail's address that takes each field by a name of its own; `start` ends with `?` or `&`. */
export function fillIn(start: string, names: { subject: string }, { to, cc, subject, body }: Draft): string {
  const list = (addresses: readonly Mailable[]) => encode(addresses.map(({ email }) => email).join(','))
  const fields = [
    `to=${list(to)}`,
    ...(cc.length === 0 ? [] : [`cc=${list(cc)}`]),
    `${names.subject}=${encode(subject)}`,
    ...(body === undefined ? [] : [`body=${encodeText(body)}`]),
  ]
  return start + fields.join('&')
}

/** A webmail's address that takes a whole mail link, as a browser hands it one (WHATWG HTML, custom handlers). */
export const handOver = (start: string, { to, ...fields }: Draft): string =>
  start + encode(showMailto(to, fields))
