export const mailKinds = ['confirmation', 'letter', 'thanks'] as const
export type MailKind = (typeof mailKinds)[number]

export const mailStatuses = ['queued', 'accepted', 'failed', 'bounced', 'withdrawn'] as const
export type MailStatus = (typeof mailStatuses)[number]

/** A letter somebody asked the server to send. Where it goes is looked up when it is confirmed. */
export interface PendingLetter {
  readonly recipient: string
  readonly caseId: string | null
  readonly language: string
  readonly subject: string
  readonly text: string
}

/** What somebody asked for and has not confirmed. Times are ISO-8601, UTC, with milliseconds. */
export interface NewPending {
  readonly tokenHash: string
  /** Hash of the token in the manage link; the supporter keeps it after confirming. */
  readonly manageHash: string
  readonly campaign: string
  /** Of the page and of the mails to the supporter. */
  readonly language: string
  readonly email: string
  readonly emailKey: string
  readonly name: string
  readonly letters: readonly PendingLetter[]
  readonly createdAt: string
  readonly expiresAt: string
}

export interface Pending extends NewPending {
  readonly id: string
}

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

export interface PendingTable {
  id: string
  token_hash: string
  manage_hash: string
  campaign: string
  language: string
  email: string
  email_key: string
  name: string
  /** JSON, PendingLetter[]. */
  letters: string
  created_at: string
  expires_at: string
}

/**
 * Who confirmed. Name and e-mail stand in the mails still to be sent, and leave with them. A row of nobody (`nobody …`) holds
 * the once-keys of those who erased.
 */
export interface SupporterTable {
  id: string
  campaign: string
  email_key: string
  manage_hash: string
  language: string
  day: string
}

export interface LetterOnceTable {
  key: string
  supporter_id: string
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

/** One row per confirmation mail asked for: the limits are counted here. */
export interface MailAskedTable {
  id: string
  email_key: string
  campaign: string
  /** keyed hash of what the limit by day counts apart, if anything */
  about: string | null
  day: string
}

/** How many of something in an hour or a day, of nobody in particular. */
export interface MailTallyTable {
  what: 'asked' | 'due'
  /** '*' for everything together. */
  campaign: string
  /** 'YYYY-MM-DDTHH' or 'YYYY-MM-DD', UTC. */
  period: string
  n: number
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

/** A page above the threshold lets one request through; `expires` is a day. */
export interface ProofUsedTable {
  id: string
  expires: string
}

export interface MailTables {
  pending: PendingTable
  supporter: SupporterTable
  letter_once: LetterOnceTable
  outbox: OutboxTable
  mail_asked: MailAskedTable
  mail_tally: MailTallyTable
  mail_pace: MailPaceTable
  mail_pause: MailPauseTable
  bounce: BounceTable
  proof_used: ProofUsedTable
}
