import type { Mailable } from '../directory/address.ts'
import { encode, encodeText } from './encode.ts'
import type { LinkService } from './link.ts'

/**
 * In characters of the whole encoded link. Below every ceiling that was found documented for mail programs: 2,008
 * (Thunderbird 31), 2,046 and 2,083 (Outlook, Windows mail, 2013), 2,048 (Chromium's former hand-off to Windows).
 */
export const mailtoLimit = 1800

/**
 * A link for the supporter's own mail program (RFC 6068): recipients parted by commas, never semicolons, line breaks as
 * %0D%0A, blanks as %20.
 */
export function showMailto(
  to: readonly Pick<Mailable, 'email'>[],
  { cc = [], subject, body }: { cc?: readonly Pick<Mailable, 'email'>[]; subject: string; body?: string },
): string {
  const fields = [
    ...(cc.length === 0 ? [] : [`cc=${showAddresses(cc)}`]),
    `subject=${encode(subject)}`,
    ...(body === undefined ? [] : [`body=${encodeText(body)}`]),
  ]
  return `mailto:${showAddresses(to)}?${fields.join('&')}`
}

/** `@` stays as it is (RFC 6068, 2); everything that could start a new field or recipient is encoded. */
const showAddresses = (addresses: readonly Pick<Mailable, 'email'>[]): string =>
  addresses.map(({ email }) => encode(email).replaceAll('%40', '@')).join(',')

/** The supporter's own mail program, whichever the device has. */
export const mailto: LinkService = {
  id: 'mailto',
  limit: mailtoLimit,
  onPhones: true,
  link: ({ to, ...fields }) => showMailto(to, fields),
}
