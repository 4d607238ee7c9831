import type { SignatureData } from '#app/statement/signature-data.ts'

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

export interface PendingTable {
  id: string
  tokenHash: string
  manageHash: string
  campaign: string
  language: string
  email: string
  emailKey: string
  name: string
  /** JSON, PendingLetter[]. */
  letters: string
  createdAt: string
  expiresAt: string
}

/** One row per confirmation mail asked for: the limits are counted here. */
export interface MailAskedTable {
  id: string
  emailKey: string
  /** A campaign, for its letters; `<statement>/sign` for signatures. */
  scope: string
  /** keyed hash of what the limit by day counts apart, if anything */
  about: string | null
  day: string
}

/** How many of something in an hour or a day, of nobody in particular. */
export interface MailTallyTable {
  what: 'asked' | 'due'
  /** A campaign, or '*' for everything together. */
  scope: string
  /** 'YYYY-MM-DDTHH' or 'YYYY-MM-DD', UTC. */
  period: string
  n: number
}

/** A page above the threshold lets one request through; `expires` is a day. */
export interface ProofUsedTable {
  id: string
  expires: string
}

/** What was asked for and has not been confirmed by e-mail. All of it is personal, and gone after 48 hours. */
export interface SigningTable {
  id: string
  tokenHash: string
  manageHash: string
  statement: string
  language: string
  email: string
  emailKey: string
  /** JSON, SigningForm */
  form: string
  createdAt: string
  expiresAt: string
}

/** What waits for the button. Times are ISO-8601, UTC, with milliseconds. */
export interface Signing {
  /** unguessable, and the signature's afterwards */
  readonly id: string
  readonly tokenHash: string
  readonly manageHash: string
  readonly statement: string
  readonly language: string
  readonly email: string
  readonly emailKey: string
  readonly form: SignatureData
  readonly createdAt: string
  readonly expiresAt: string
}
