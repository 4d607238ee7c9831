import type { MailableAddress } from '#app/recipient/address.ts'
import { percentEncode, percentEncodeLines } from '#app/text/percent-encode.ts'
import type { LinkService } from '#app/channel/link-service.ts'

/**
 * In characters of the whole encoded link. Below every limit found for mail programs: 2,008 (Thunderbird 31),
 * 2,046 and 2,083 (Outlook, Windows mail, 2013), 2,048 (Chromium's former hand-off to Windows).
 */
export const maxMailtoLength = 1800

/**
 * Builds a link for the supporter's own mail program (RFC 6068): recipients separated by commas, never
 * semicolons; line breaks as %0D%0A, spaces as %20.
 */
export function mailtoUrl(
  to: readonly Pick<MailableAddress, 'email'>[],
  {
    cc = [],
    subject,
    body,
  }: { cc?: readonly Pick<MailableAddress, 'email'>[]; subject: string; body?: string },
): string {
  const fields = [
    ...(cc.length === 0 ? [] : [`cc=${encodeAddresses(cc)}`]),
    `subject=${percentEncode(subject)}`,
    ...(body === undefined ? [] : [`body=${percentEncodeLines(body)}`]),
  ]
  return `mailto:${encodeAddresses(to)}?${fields.join('&')}`
}

/** `@` is not encoded (RFC 6068, 2); everything that could start a new field or recipient is. */
const encodeAddresses = (addresses: readonly Pick<MailableAddress, 'email'>[]): string =>
  addresses.map(({ email }) => percentEncode(email).replaceAll('%40', '@')).join(',')

/** The default mail program of the device. */
export const mailto: LinkService = {
  id: 'mailto',
  limit: maxMailtoLength,
  onPhones: true,
  link: ({ to, ...fields }) => mailtoUrl(to, fields),
}
