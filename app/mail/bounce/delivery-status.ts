import { isAddressFailure, findEnhancedStatus, formatReplyCode } from '#app/mail/transport/enhanced-status.ts'

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const
/** RFC 3464, 2.3.3 */
type DeliveryAction = (typeof actions)[number]

/** Facts of a delivery report about one recipient; the words of servers are read and not kept. */
export interface RecipientReport {
  /** address that failed in the end: behind a forwarding not the one we wrote to */
  recipient: string
  /** address we wrote to, where the report names it */
  original?: string
  action: DeliveryAction
  /** `5.1.1` (RFC 3463) */
  status: string
  /** `smtp-550-5.1.1` */
  diagnostic?: string
  /** whether status or words say that there is no such address */
  isAddressFailure: boolean
}

const maxReportLength = 65_536
const maxRecipients = 100

/**
 * Parses the part message/delivery-status (RFC 3464; RFC 6533 for addresses in every script) of a report: fields that are never
 * translated, in groups separated by empty lines. Groups without a recipient and a known action are left out.
 */
export function parseDeliveryStatus(text: string): RecipientReport[] {
  return text
    .slice(0, maxReportLength)
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n\s*/)
    .flatMap((group) => toRecipientReport(parseFields(group)) ?? [])
    .slice(0, maxRecipients)
}

/** Field names are lowercased, continued lines joined (RFC 5322, 2.2.3); the first of two equal fields counts. */
function parseFields(group: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of group.replace(/\n[ \t]/g, ' ').split('\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

function toRecipientReport(fields: ReadonlyMap<string, string>): RecipientReport | undefined {
  const action = actions.find(
    (known) => known === /^[a-z]+/.exec(fields.get('action')?.toLowerCase() ?? '')?.[0],
  )
  const original = findAddress(fields.get('original-recipient'))
  const recipient = findAddress(fields.get('final-recipient')) ?? original
  if (action === undefined || recipient === undefined) return undefined
  const words = (fields.get('diagnostic-code') ?? '').slice(0, 2000)
  const status = chooseStatus(
    action,
    findEnhancedStatus(fields.get('status') ?? ''),
    findEnhancedStatus(words),
  )
  const reply = /(?<!\d)[245]\d\d(?!\d)/.exec(words.replace(/^[^;]{0,40};/, '').slice(0, 40))?.[0]
  return {
    recipient,
    ...(original === undefined ? {} : { original }),
    action,
    status,
    ...(reply === undefined ? {} : { diagnostic: formatReplyCode(reply, findEnhancedStatus(words)) }),
    isAddressFailure: action === 'failed' && status.startsWith('5') && isAddressFailure(status, words),
  }
}

const defaultStatuses: Readonly<Record<DeliveryAction, string>> = {
  failed: '5.0.0',
  delayed: '4.0.0',
  delivered: '2.0.0',
  relayed: '2.0.0',
  expanded: '2.0.0',
}

/** Chooses the field's status, unless that is generic (`5.0.0`) and the server's own reply has a better one of the same class. */
function chooseStatus(action: DeliveryAction, field: string | undefined, reply: string | undefined): string {
  if (field === undefined) return reply ?? defaultStatuses[action]
  return field.endsWith('.0.0') && reply?.startsWith(field.charAt(0)) ? reply : field
}

/** Reads `rfc822; a@b.example` (RFC 3464, 2.1.2) or `utf-8; …` with `\x{…}` for characters (RFC 6533, 3). */
function findAddress(value: string | undefined): string | undefined {
  const [, type = '', encoded = ''] = /^\s*([\w-]{1,20})\s*;(.*)$/.exec((value ?? '').slice(0, 1000)) ?? []
  if (!['rfc822', 'utf-8'].includes(type.toLowerCase())) return undefined
  const address = encoded
    .trim()
    .replace(/^<([^<>]*)>$/, '$1')
    .replace(
      /\\x\{([0-9a-f]{1,6})\}/gi,
      (escape, hex: string) => toCharacter(Number.parseInt(hex, 16)) ?? escape,
    )
  return address.length <= 320 && /^[^\s@]+@[^\s@]+$/.test(address) ? address : undefined
}

const toCharacter = (code: number): string | undefined =>
  code <= 0x10ffff ? String.fromCodePoint(code) : undefined

/** Decides whether the letter bounced, and whether that is evidence against the address (`hard`). */
export const classifyReport = ({
  action,
  status,
  isAddressFailure: hard,
}: RecipientReport): { bounced: boolean; hard: boolean; code: string } => ({
  bounced: action === 'failed',
  hard: action === 'failed' && hard,
  code: status,
})
