import type { MailableAddress } from '#app/recipient/address.ts'
import { percentEncode, percentEncodeLines } from '#app/text/percent-encode.ts'
import type { DraftMessage } from './link-service.ts'
import { mailtoUrl } from './channels/mailto.ts'

/** No number was found for this service: the most cautious one of all (docs/channels.md). */
export const maxUrlLength = 1800

/** A webmail's address that takes each field by a name of its own; `start` ends with `?` or `&`. */
export function webmailUrl(
  start: string,
  names: { subject: string },
  { to, cc, subject, body }: DraftMessage,
): string {
  const list = (addresses: readonly MailableAddress[]) =>
    percentEncode(addresses.map(({ email }) => email).join(','))
  const fields = [
    `to=${list(to)}`,
    ...(cc.length === 0 ? [] : [`cc=${list(cc)}`]),
    `${names.subject}=${percentEncode(subject)}`,
    ...(body === undefined ? [] : [`body=${percentEncodeLines(body)}`]),
  ]
  return start + fields.join('&')
}

/** A webmail's address that takes a whole mail link, as a browser hands it one (WHATWG HTML, custom handlers). */
export const mailtoHandlerUrl = (start: string, { to, ...fields }: DraftMessage): string =>
  start + percentEncode(mailtoUrl(to, fields))
