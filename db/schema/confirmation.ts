import type { SignatureData } from '#app/statement/signature-data.ts'

export type ConfirmationKind = 'letters' | 'signature' | 'second-officer'

/** Letter that a supporter requested, before they confirmed it. Its address is looked up when it is confirmed. */
export interface PendingLetter {
  readonly recipient: string
  readonly caseId: string | null
  readonly language: string
  readonly subject: string
  readonly text: string
}

/** Content that each kind keeps until it is confirmed. A second officer confirms a signature that is already stored. */
export interface ConfirmationContent {
  letters: { readonly name: string; readonly letters: readonly PendingLetter[] }
  signature: SignatureData
  'second-officer': null
}

/** Request that waits for the link in its confirmation email to be used. Times are ISO-8601, UTC, with milliseconds. */
export type PendingConfirmation<Kind extends ConfirmationKind = ConfirmationKind> = {
  [K in Kind]: {
    /** Unguessable; the supporter or signature that it becomes has the same. */
    readonly id: string
    readonly kind: K
    /** Slug of the campaign or of the statement. */
    readonly slug: string
    /** Language of the page and of the emails. */
    readonly language: string
    readonly email: string
    readonly emailKey: string
    readonly tokenHash: string
    /** Hash of the token in the manage link; the supporter or the signature keeps it. A second officer has none. */
    readonly manageHash: K extends 'second-officer' ? null : string
    /** Signature that a second officer is to confirm. */
    readonly signatureId: K extends 'second-officer' ? string : null
    readonly content: ConfirmationContent[K]
    readonly createdAt: string
    readonly expiresAt: string
  }
}[Kind]

/** Table of pending confirmations. All of it is personal, and is erased after 48 hours. */
export interface PendingConfirmationTable {
  id: string
  kind: ConfirmationKind
  slug: string
  language: string
  email: string
  emailKey: string
  tokenHash: string
  manageHash: string | null
  signatureId: string | null
  createdAt: string
  expiresAt: string
  /** JSON, ConfirmationContent of the kind; null for a second officer */
  content: string | null
}

/** One row for each confirmation email requested, by which the limits for a mailbox are counted. */
export interface ConfirmationRequestTable {
  id: string
  emailKey: string
  /** Slug of the campaign, for its letters; `<slug>/sign` for signatures and second officers. */
  scope: string
  /** Keyed hash of what the daily limit counts separately, if anything. */
  about: string | null
  day: string
}

/** Number of confirmation emails requested in an hour, or of letters due on a day. It says nothing about a person. */
export interface MailTallyTable {
  what: 'confirmations' | 'due'
  /** Slug of the campaign; '*' for everything together. */
  scope: string
  /** 'YYYY-MM-DDTHH' or 'YYYY-MM-DD', UTC. */
  period: string
  n: number
}

/** Page whose proof of work has been used: each allows one request. `expires` is a day, 'YYYY-MM-DD', UTC. */
export interface ProofUsedTable {
  id: string
  expires: string
}
