import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { encodeWord } from 'nodemailer/lib/mime-funcs/index.js'
import type { MailableAddress } from '#app/recipient/address.ts'
import type { EditedLetter } from '#app/letter/editing/letter-form.ts'

/**
 * Builds the letter as a draft file (message/rfc822, RFC 5322): `X-Unsent: 1` makes Outlook open it for sending. It has no From,
 * Date or Message-ID: the sender's program adds them. The subject is encoded (RFC 2047), the text is base64 or quoted-printable.
 */
export async function buildEml(
  letter: EditedLetter,
  to: readonly MailableAddress[],
  cc: readonly MailableAddress[] = [],
): Promise<Buffer> {
  const mail = new MailComposer({
    to: toAddressObjects(to),
    cc: toAddressObjects(cc),
    subject: letter.subject,
    // Line breaks of a text are CRLF also inside base64 (RFC 2045, 6.8).
    text: letter.text.replaceAll('\n', '\r\n'),
    headers: { 'X-Unsent': '1' },
    newline: '\r\n',
    textEncoding: 'base64',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  // The library leaves a subject that looks like an encoded word as it is, and a mail program would decode it (RFC 2047, 5):
  // encoded as a whole, it is displayed as typed.
  if (letter.subject.includes('=?'))
    mail.setHeader('Subject', { prepared: true, value: encodeWord(letter.subject, 'B', 52) })
  const bytes = await mail.build()
  return withoutHeaders(bytes, ['date', 'message-id'])
}

/** Objects, since in a string a comma in an address would add a recipient. */
const toAddressObjects = (addresses: readonly MailableAddress[]) =>
  addresses.map(({ email }) => ({ name: '', address: email }))

/** Removes headers that the library always writes and a draft must not have. None of them may be folded. */
function withoutHeaders(message: Buffer, names: readonly string[]): Buffer {
  const end = message.indexOf('\r\n\r\n')
  const head = message
    .subarray(0, end)
    .toString('latin1')
    .split('\r\n')
    .filter((line) => !names.includes((line.split(':')[0] ?? '').toLowerCase()))
  return Buffer.concat([Buffer.from(head.join('\r\n'), 'latin1'), message.subarray(end)])
}
