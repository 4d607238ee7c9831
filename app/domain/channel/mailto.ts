import type { Mailable } from '../directory/address.ts'
import type { Channel, Outgoing } from './channel.ts'

/**
 * In characters of the whole encoded link. Below every ceiling that was found documented: 2,046 and 2,083 (Outlook,
 * Windows mail, 2013), 2,008 (Thunderbird 31), 2,048 (Chromium's former hand-off to Windows). Sources: docs/decisions.
 */
export const mailtoLimit = 1800

/**
 * A link for the supporter's own mail program (RFC 6068): recipients parted by commas, line breaks as %0D%0A, blanks as
 * %20, since programs take + literally.
 */
export function showMailto(to: readonly Mailable[], fields: { subject: string; body?: string }): string {
  const query = [
    `subject=${encodeURIComponent(fields.subject.toWellFormed())}`,
    ...(fields.body === undefined
      ? []
      : [`body=${encodeURIComponent(fields.body.toWellFormed().replace(/\r?\n/g, '\r\n'))}`]),
  ]
  return `mailto:${to.map(({ email }) => encodeAddress(email)).join(',')}?${query.join('&')}`
}

/** `@` stays as it is (RFC 6068, 2); everything that could start a new field or recipient is encoded. */
const encodeAddress = (email: string): string => encodeURIComponent(email).replaceAll('%40', '@')

function plan(id: string, { to }: Outgoing, url: string) {
  if (to.length === 0)
    return { id, fits: false, length: 0, limit: mailtoLimit, reason: 'no-address' as const }
  const measured = { id, length: url.length, limit: mailtoLimit }
  return url.length <= mailtoLimit
    ? { ...measured, fits: true, url }
    : { ...measured, fits: false, reason: 'too-long' as const }
}

/** The whole letter in the link. */
export const mailto: Channel = {
  id: 'mailto',
  plan: (outgoing) =>
    plan(
      'mailto',
      outgoing,
      showMailto(outgoing.to, { subject: outgoing.letter.subject, body: outgoing.letter.text }),
    ),
}

/** Address and subject in the link; the text is copied and pasted. */
export const mailtoPaste: Channel = {
  id: 'mailto-paste',
  plan: (outgoing) =>
    plan('mailto-paste', outgoing, showMailto(outgoing.to, { subject: outgoing.letter.subject })),
}
