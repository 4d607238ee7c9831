import type { PendingLetter } from './confirmation.ts'

export const mailKinds = ['confirmation', 'letter', 'thanks'] as const
export type MailKind = (typeof mailKinds)[number]

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
  readonly onceKey: string
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
  readonly handed: number
  readonly dueAt: string
}

export interface OutboxTable {
  id: string
  kind: MailKind
  campaign: string
  recipient: string | null
  case_id: string | null
  language: string
  status: MailStatus
  /** Of the last change of status. */
  day: string
  /** A supporter's id or, before the confirmation, that of what is pending. */
  supporter_id: string | null
  attempts: number
  /** How often it was handed to a mail server without an answer, or is being handed to one at this moment. */
  handed: number
  due_at: string | null
  lease: string | null
  lease_until: string | null
  /** A code, never a server's words: they may hold an address. */
  reason: string | null
  /** Keyed hash of a letter's recipient address, which names nobody: what a report is held against when the address itself is gone. */
  address_key: string | null
  to_email: string | null
  to_name: string | null
  reply_email: string | null
  reply_name: string | null
  subject: string | null
  text: string | null
}

/** The latest moment given to a letter to a recipient; it stays when the letter has gone. */
export interface MailPaceTable {
  recipient: string
  latest: string
}

/** A row pauses a campaign's letters; '*' pauses every mail. */
export interface MailPauseTable {
  campaign: string
}

/** Evidence that a letter did not arrive. */
export interface BounceTable {
  mail_id: string
  code: string
  recipient: string
  address_key: string
  hard: 0 | 1
  day: string
}
