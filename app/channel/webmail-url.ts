import type { MailableAddress } from '#app/recipient/address.ts'
import { percentEncode, percentEncodeLines } from '#app/text/percent-encode.ts'
import type { DraftMessage } from './link-service.ts'
import { mailtoUrl } from './channels/mailto.ts'

/** The limit of services for which no number was found: the most cautious of all (docs/channels.md). */
export const maxUrlLength = 1800

/** Builds the URL of a webmail service with one parameter per field; `start` ends with `?` or `&`. */
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

/**
 * Builds the URL of a webmail service that takes a whole mailto link, as browsers pass one (WHATWG HTML,
 * custom handlers).
 */
export const mailtoHandlerUrl = (start: string, { to, ...fields }: DraftMessage): string =>
  start + percentEncode(mailtoUrl(to, fields))
