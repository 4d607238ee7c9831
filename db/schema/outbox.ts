import type { PendingLetter } from './confirmation.ts'

/** `notice`: what became of what somebody did here; thanks, a refusal, a new version of the text. */
export const mailKinds = ['confirmation', 'letter', 'notice'] as const
export type MailKind = (typeof mailKinds)[number]

/** What the id of an owner is the id of. What is pending has another kind than what it becomes, under the same id. */
export const ownerKinds = ['confirmation', 'supporter', 'signature'] as const
export type OwnerKind = (typeof ownerKinds)[number]

export const mailStatuses = ['queued', 'accepted', 'failed', 'bounced', 'withdrawn'] as const
export type MailStatus = (typeof mailStatuses)[number]

/** A mail to the supporter: its address comes from what is pending. */
export interface MailWords {
  readonly subject: string
  readonly text: string
}

/** A confirmed letter to be queued. The supporter's e-mail and name come from what was pending. */
export interface NewLetter extends PendingLetter {
  /** HMAC of campaign, recipient and normalised e-mail: one letter each. */
  readonly dedupKey: string
  readonly toEmail: string
  /** Keyed hash of `toEmail`; it stays when the letter has gone. */
  readonly addressKey: string
  readonly toName: string | null
  readonly dueAt: string
}

/** A mail as its worker gets it. */
export interface OutboxMail {
  readonly id: string
  readonly kind: MailKind
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
  /** This attempt included; it is written down when it is settled. */
  readonly attempts: number
  /** Why the try before failed, as a code. */
  readonly reason: string | null
  /** How often it was handed to a mail server before, and nobody knows whether it was taken. */
  readonly unacknowledged: number
  readonly dueAt: string
}

export interface OutboxTable {
  id: string
  kind: MailKind
  campaign: string
  recipient: string | null
  caseId: string | null
  language: string
  status: MailStatus
  /** Of the last change of status. */
  day: string
  /** Of whom or of what it is: with it, the message is erased. Null when it has gone. */
  ownerId: string | null
  ownerKind: OwnerKind | null
  attempts: number
  /** How often it was handed to a mail server without an answer, or is being handed to one at this moment. */
  unacknowledged: number
  dueAt: string | null
  lease: string | null
  leaseUntil: string | null
  /** A code, never a server's words: they may hold an address. */
  reason: string | null
  /** Keyed hash of a letter's recipient address, which names nobody: what a report is held against when the address itself is gone. */
  addressKey: string | null
  toEmail: string | null
  toName: string | null
  replyEmail: string | null
  replyName: string | null
  subject: string | null
  text: string | null
}

/** The latest moment given to a letter to a recipient; it stays when the letter has gone. */
export interface MailPaceTable {
  recipient: string
  latest: string
}

/** A row pauses the letters of the campaign that is its scope; '*' pauses every message. */
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
