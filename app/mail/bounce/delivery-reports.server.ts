import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { toDeliveryStatus } from './plain-text-report.ts'
import { parseDeliveryStatus, classifyReport, type RecipientReport } from './delivery-status.ts'
import { findIdInEnvelopeRecipient, findIdInMessageId } from './verp.ts'

/** Outcome of reading a message that may be a delivery report. */
export type ParsedReport =
  /** `recipient` is the address that failed, as the report says: anybody can write one, so it is no evidence against that address */
  | { is: 'bounced'; mailId: string; recipient: string; hard: boolean; code: string }
  | { is: 'delayed' | 'delivered'; mailId: string; code: string }
  | { is: 'not-a-report' | 'not-ours' | 'unreadable' }

/** Headers in which servers note the address that a message was delivered to, before the one that people see. */
const envelopeHeaders = [
  'delivered-to',
  'x-original-to',
  'x-delivered-to',
  'envelope-to',
  'x-envelope-to',
  'to',
]

/**
 * Reads a delivery report (RFC 3464, or the plain text that some servers write) and finds which of our messages it is about: by the
 * address it was sent to, else by the Message-ID of the letter it returns. `domain` is that of both. A report about a report, whose
 * recipient is our own bounce address, is not about a letter.
 */
export async function parseReport(message: Uint8Array, domain: string): Promise<ParsedReport> {
  const email = await parseMessage(message)
  if (!email) return { is: 'unreadable' }
  const status = findDeliveryStatus(email)
  const reports = status === undefined ? [] : parseDeliveryStatus(status)
  if (reports.length === 0) return { is: 'not-a-report' }
  const mailId = findIdByEnvelope(email, domain) ?? findIdByReturnedMessage(email, status ?? '', domain)
  if (mailId === undefined || reports.some(({ recipient }) => findIdInEnvelopeRecipient(recipient, domain)))
    return { is: 'not-ours' }
  return { mailId, ...classifyReports(reports) }
}

/** Our letters have one recipient; several mean a forwarding, and a letter that reached one of them has arrived. */
function classifyReports(reports: readonly RecipientReport[]) {
  const arrived = reports.find(({ action }) => !['failed', 'delayed'].includes(action))
  const worst = reports.find(({ action }) => action === 'failed')
  const chosen = arrived ?? worst ?? reports[0]
  if (!chosen) throw new Error('a report without recipients has been refused before')
  const { bounced, hard, code } = classifyReport(chosen)
  if (bounced) return { is: 'bounced' as const, recipient: chosen.recipient, hard, code }
  return { is: arrived ? ('delivered' as const) : ('delayed' as const), code }
}

async function parseMessage(message: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(message, {
      // The returned message is not opened: a report inside it is about something else.
      forceRfc822Attachments: true,
      maxNestingDepth: 20,
      maxHeadersSize: 262_144,
    })
  } catch {
    return undefined
  }
}

function findDeliveryStatus(email: Email): string | undefined {
  const part = email.attachments.find(({ mimeType }) =>
    /^message\/(?:global-)?delivery-status$/.test(mimeType),
  )
  if (part) return readText(part)
  const named = email.headers.find(({ key }) => key === 'x-failed-recipients')?.value
  return toDeliveryStatus(email.text ?? '', named)
}

function findIdByEnvelope({ headers }: Email, domain: string): string | undefined {
  for (const wanted of envelopeHeaders)
    for (const { key, value } of headers) {
      if (key !== wanted) continue
      for (const address of value.slice(0, 2000).split(/[\s,;<>]+/)) {
        const id = findIdInEnvelopeRecipient(address, domain)
        if (id !== undefined) return id
      }
    }
  return undefined
}

function findIdByReturnedMessage(email: Email, status: string, domain: string): string | undefined {
  const returned = email.attachments
    .filter(({ mimeType }) =>
      /^(?:message\/(?:rfc822|global)|(?:text|message)\/[\w-]*headers)$/.test(mimeType),
    )
    .map((part) => readText(part).split(/\r?\n\r?\n/, 1)[0] ?? '')
  const own = `${email.inReplyTo ?? ''}\n${email.references ?? ''}`
  // qmail copies the letter into the text.
  for (const text of [...returned, status, own, email.text ?? ''])
    for (const [address] of text.slice(0, 65_536).matchAll(/<[^<>\s]{1,400}>/g)) {
      const id = findIdInMessageId(address, domain) ?? findIdInEnvelopeRecipient(address, domain)
      if (id !== undefined) return id
    }
  return undefined
}

const readText = ({ content }: Attachment): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content.slice(0, 131_072))
