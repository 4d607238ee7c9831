import type { SignatoryKind } from '#app/statement/signatory.ts'
import type { SignatureVisibility } from './signature.ts'

/** Revision of a statement's public signatures; `n` increases with every change of them. */
export interface StatementRevisionTable {
  statement: string
  n: number
}

/** Counts by day, derived from `signature`; they can be rebuilt at any time. */
export interface SignatureCountTable {
  statement: string
  kind: SignatoryKind
  visibility: SignatureVisibility
  /** Version of the statement that was signed. */
  version: number
  /** Slug of a partner; '' for none. */
  partner: string
  day: string
  n: number
}

/** Number of the current link to a partner's contacts. Renewing the link increases `n` and so invalidates earlier links. */
export interface PartnerLinkTable {
  statement: string
  partner: string
  n: number
}
