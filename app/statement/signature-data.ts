import type { SignatoryKind } from './signatory.ts'

/** The fields of a signatory that are public while it is listed and published. */
export interface SignatoryFields {
  readonly name: string
  readonly otherName: string | null
  readonly title: string | null
  readonly website: string | null
  readonly country: string | null
}

/** The same with the region that may be displayed while the signatory is anonymous: its id (app/reference/signatory-region.ts), or null. */
export interface StoredSignatoryFields extends SignatoryFields {
  readonly region: string | null
}

/** A parsed sign form. */
export interface SignatureData extends StoredSignatoryFields {
  readonly kind: SignatoryKind
  readonly visibility: 'listed' | 'anonymous'
  readonly contactName: string | null
  readonly contactRole: string | null
  /** the second officer's email address */
  readonly second: string | null
  readonly partner: string | null
  readonly consent: boolean
  readonly version: number
}
