import type { SignatoryKind } from './signatory.ts'

/** What a signatory says of itself. While it is listed and stands, all of it is public. */
export interface SignatoryFields {
  readonly name: string
  readonly otherName: string | null
  readonly title: string | null
  readonly website: string | null
  readonly country: string | null
}

/** The same with what may be said of its region while it is anonymous: a region's id (app/reference/signatory-region.ts), or null. */
export interface StoredSignatoryFields extends SignatoryFields {
  readonly region: string | null
}

/** What somebody asks to sign, parsed. */
export interface SignatureData extends StoredSignatoryFields {
  readonly kind: SignatoryKind
  readonly visibility: 'listed' | 'anonymous'
  readonly contactName: string | null
  readonly contactRole: string | null
  /** the second officer's e-mail */
  readonly second: string | null
  readonly partner: string | null
  readonly consent: boolean
  readonly version: number
}
