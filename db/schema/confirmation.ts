import type { SignatureData } from '#app/statement/signature-data.ts'

export const confirmationKinds = ['letters', 'signature', 'second-officer'] as const
export type ConfirmationKind = (typeof confirmationKinds)[number]

/** A letter that the server was asked to send. Its address is looked up when it is confirmed. */
export interface PendingLetter {
  readonly recipient: string
  readonly caseId: string | null
  readonly language: string
  readonly subject: string
  readonly text: string
}

/** The content that each kind keeps until it is confirmed. A second officer confirms a signature that is stored already. */
export interface ConfirmationContent {
  letters: { readonly name: string; readonly letters: readonly PendingLetter[] }
  signature: SignatureData
  'second-officer': null
}

/** A request that an email asked to confirm and nobody has confirmed yet. Times are ISO-8601, UTC, with milliseconds. */
export type PendingConfirmation<Kind extends ConfirmationKind = ConfirmationKind> = {
  [K in Kind]: {
    /** Unguessable. The supporter or the signature that it becomes has the same. */
    readonly id: string
    readonly kind: K
    /** Of the campaign or the open letter. */
    readonly slug: string
    /** Of the page and of the emails. */
    readonly language: string
    readonly email: string
    readonly emailKey: string
    readonly tokenHash: string
    /** Hash of the token in the manage link; the supporter or the signature keeps it. A second officer has none. */
    readonly manageHash: K extends 'second-officer' ? null : string
    /** The signature that a second officer is asked about. */
    readonly signatureId: K extends 'second-officer' ? string : null
    readonly content: ConfirmationContent[K]
    readonly createdAt: string
    readonly expiresAt: string
  }
}[Kind]

/** All of it is personal, and is erased after 48 hours. */
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

/** One row per confirmation email requested: the limits are counted here. */
export interface MailAskedTable {
  id: string
  emailKey: string
  /** A campaign, for its letters; `<slug>/sign` for signatures and second officers. */
  scope: string
  /** keyed hash of what the daily limit counts separately, if anything */
  about: string | null
  day: string
}

/** How many of something in an hour or a day, about nobody in particular. */
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
