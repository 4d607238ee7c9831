import { encodeWord } from 'nodemailer/lib/mime-funcs/index.js'
import type { SendMailOptions } from 'nodemailer'
import { toOneLine } from '#app/text/characters/clean-text.ts'
import type { OutboxMessage } from '#db/schema/outbox.ts'
import { formatFlowed } from './format-flowed.ts'
import { formatEmailHtml } from '#app/text/email-html.ts'
import { formatEnvelopeSender, formatMessageId } from '#app/mail/bounce/verp.ts'
import type { Mailbox } from '#app/config/mail-settings.ts'

export type SendableMessage = Omit<OutboxMessage, 'attempts' | 'unacknowledged' | 'reason' | 'dueAt'>

/** Sender of every message, and what its HTML needs. */
export interface SenderIdentity {
  from: Mailbox
  domain: string
  /** only addresses under this one become links */
  baseUrl: string
  /** languages written from right to left */
  rtl: ReadonlySet<string>
}

/**
 * Composes nodemailer's options for a message: text and HTML from one source, From with our own address, a letter with its supporter's
 * name and Reply-To (docs/decisions/0018-mail-transport.md). Addresses are objects, never text: in a text a comma adds a recipient.
 */
export function composeMessage(message: SendableMessage, head: SenderIdentity, now: Date): SendMailOptions {
  const subject = toOneLine(message.subject)
  const letter = message.kind === 'letter'
  const html = formatEmailHtml(message.text, {
    lang: message.language,
    dir: head.rtl.has(message.language) ? 'rtl' : 'ltr',
    title: subject,
    links: listOwnLinks(message.text, head.baseUrl),
  })
  const supporter =
    letter && message.replyEmail !== null ? toMailbox(message.replyName, message.replyEmail) : undefined
  return {
    from: { name: supporter?.name || head.from.name, address: head.from.address },
    ...(supporter && { replyTo: supporter }),
    to: toMailbox(message.toName, message.toEmail),
    envelope: {
      from: formatEnvelopeSender(message.id, head.domain),
      to: [{ name: '', address: message.toEmail }],
    },
    messageId: formatMessageId(message.id, head.domain),
    date: now,
    ...(subject.includes('=?') ? {} : { subject }),
    headers: {
      ...(subject.includes('=?') ? { Subject: encodeSubject(subject) } : {}),
      'Content-Language': message.language,
      // RFC 3834, 5: a letter is from a person; our own messages must not be answered by a machine.
      ...(letter ? {} : { 'Auto-Submitted': 'auto-generated' }),
    },
    alternatives: [
      alternativePart('text/plain; charset=utf-8; format=flowed; delsp=no', formatFlowed(message.text)),
      alternativePart('text/html; charset=utf-8', html.replaceAll('\n', '\r\n')),
    ],
  }
}

const toMailbox = (name: string | null, address: string): Mailbox => ({
  name: sanitiseDisplayName(name ?? ''),
  address,
})

/**
 * Empties or escapes a name that could be more than a name: some programs show an address in it as the sender, turn it into a link, and
 * decode an encoded word (RFC 2047) even between quotes.
 */
function sanitiseDisplayName(name: string): string {
  const line = toOneLine(name).replaceAll('=?', '= ?')
  return /[@\uFF20<>]|:\/\/|\bwww\./i.test(line) ? '' : line
}

// A subject that looks like an encoded word is text to the library and would be decoded by a mail program (RFC 2047, 5).
const encodeSubject = (subject: string) => ({
  prepared: true,
  foldLines: true,
  value: encodeWord(subject, 'B', 52),
})

/** Builds a part that is always encoded, so that spaces at line ends survive and no line is too long, in the shorter encoding. */
function alternativePart(contentType: string, content: string) {
  const octets = Buffer.byteLength(content)
  const beyondAscii = octets - content.replace(/[^\0-\x7F]/g, '').length
  const quoted = octets + 2 * beyondAscii <= (octets * 4) / 3
  return {
    contentType,
    content,
    contentTransferEncoding: quoted ? ('quoted-printable' as const) : ('base64' as const),
  }
}

const address = /https?:\/\/[\x21\x23-\x3B\x3D\x3F-\x7E]+/g

const listOwnLinks = (text: string, baseUrl: string): string[] =>
  [...text.matchAll(address)]
    .map(([found]) => found.replace(/[.,;:!?)\]'*]+$/, ''))
    .filter((link) => link === baseUrl || link.startsWith(`${baseUrl}/`))
