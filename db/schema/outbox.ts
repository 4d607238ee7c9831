import type { PendingLetter } from './confirmation.ts'

/** `notice`: the outcome of a person's action, such as thanks, a refusal, or a new version of the statement. */
export const messageKinds = ['confirmation', 'letter', 'notice'] as const
export type MessageKind = (typeof messageKinds)[number]

/** Kind of row that an owner id belongs to. A pending row has another kind than the row it becomes, with the same id. */
type OwnerKind = 'confirmation' | 'supporter' | 'signature'

export type MessageStatus = 'queued' | 'accepted' | 'failed' | 'bounced' | 'withdrawn'

/** Message to a supporter, whose address comes from the pending row. */
export interface MessageText {
  readonly subject: string
  readonly text: string
}

/** Confirmed letter to be queued. The supporter's address and name come from the pending row. */
export interface NewLetter extends PendingLetter {
  /** HMAC of campaign, recipient and normalised email address: one letter each. */
  readonly dedupKey: string
  readonly toEmail: string
  /** Keyed hash of `toEmail`; kept when the letter has been sent. */
  readonly addressKey: string
  readonly toName: string | null
  readonly dueAt: string
}

/** Claimed message, as its worker gets it. */
export interface OutboxMessage {
  readonly id: string
  readonly kind: MessageKind
  readonly campaign: string
  readonly recipient: string | null
  readonly caseId: string | null
  readonly language: string
  readonly toEmail: string
  readonly toName: string | null
  readonly replyEmail: string | null
  readonly replyName: string | null
  readonly subject: string
  readonly text: string
  /** Number of attempts, this one included; stored when this one has an outcome. */
  readonly attempts: number
  /** Reason code of the failed attempt before. */
  readonly reason: string | null
  /** Number of earlier attempts without an answer of the mail server, each of which may have delivered it. */
  readonly unacknowledged: number
  readonly dueAt: string
}

export interface OutboxTable {
  id: string
  kind: MessageKind
  campaign: string
  recipient: string | null
  caseId: string | null
  language: string
  status: MessageStatus
  /** Day of the last change of status. */
  day: string
  /** Row that the message belongs to, and is erased with. Null when it has been sent. */
  ownerId: string | null
  ownerKind: OwnerKind | null
  attempts: number
  /** Number of attempts without an answer of the mail server, one in progress included. */
  unacknowledged: number
  dueAt: string | null
  lease: string | null
  leaseUntil: string | null
  /** Reason code, never a server's words, which may contain an address. */
  reason: string | null
  /** Keyed hash of a letter's recipient address: delivery reports count against it when the address itself has been erased. */
  addressKey: string | null
  toEmail: string | null
  toName: string | null
  replyEmail: string | null
  replyName: string | null
  subject: string | null
  text: string | null
}

/** Latest due time of a letter to a recipient; kept when the letter has been sent. */
export interface MailPaceTable {
  recipient: string
  latest: string
}

/** Pause of the letters of the campaign in `scope`; '*' pauses every message. */
export interface MailPauseTable {
  scope: string
}

/** Evidence that a letter did not arrive. */
export interface BounceTable {
  mailId: string
  code: string
  recipient: string
  addressKey: string
  hard: 0 | 1
  day: string
}
