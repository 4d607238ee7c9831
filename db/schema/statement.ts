import type { SignatoryKind } from '#app/statement/signatory.ts'
import type { SignatureVisibility } from './signature.ts'

/** Goes up with every change of what is public about a statement. */
export interface StatementRevisionTable {
  statement: string
  n: number
}

/** Numbers in windows of a day: rebuilt from `signature` at will, never a fact. */
export interface SignatureCountTable {
  statement: string
  kind: SignatoryKind
  visibility: SignatureVisibility
  /** version of the text */
  version: number
  /** '' for none */
  partner: string
  day: string
  n: number
}

/** A partner's way to its contacts: there is one once it was made, and `n` goes up when it is renewed. */
export interface PartnerLinkTable {
  statement: string
  partner: string
  n: number
}
