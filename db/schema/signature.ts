import type { SignatoryKind } from '../../app/domain/statement/signatory.ts'

export const signatureStatuses = ['waiting', 'standing', 'refused', 'withdrawn'] as const
export type SignatureStatus = (typeof signatureStatuses)[number]

export const authorities = ['email', 'domain', 'second-officer', 'organiser'] as const
export type SignatureAuthority = (typeof authorities)[number]

export type SignatureVisibility = 'listed' | 'anonymous'

/**
 * A signature without anything private. Only while it stands and is listed it has `name`, `other_name`, `title`, `website` and
 * `country`: the database refuses them at any other time.
 */
export interface SignatureTable {
  id: string
  statement: string
  kind: SignatoryKind
  visibility: SignatureVisibility
  status: SignatureStatus
  /** how we know that it speaks for whom it names; null while it waits */
  authority: SignatureAuthority | null
  name: string | null
  other_name: string | null
  title: string | null
  website: string | null
  country: string | null
  /** an anonymous organisation's region, if it agreed that it is said; null while it is listed or waits */
  region: string | null
  /** version of the text */
  version: number
  /** slug of the partner whose site they came from */
  partner: string | null
  /** of the confirmation, in Geneva */
  day: string
  /** the statement's revision at its last change: what is newer than a roll is read anew */
  revision: number
}

/** The person behind a signature, and an unlisted signatory's own name. Emptied by retention without changing a number. */
export interface SignaturePersonTable {
  signature_id: string
  statement: string
  /** keyed hash of kind and folded name: finds the same organisation without telling its name */
  name_key: string
  /** the same of its other name */
  other_key: string | null
  /** keyed hash of the domain that speaks for it: the website's, and the contact's or the second officer's mailbox's */
  domain_key: string | null
  /** JSON, KeptFields, while they do not stand in `signature` */
  hidden: string | null
  contact_name: string | null
  contact_role: string | null
  email: string | null
  email_key: string
  /** of a second officer who has agreed */
  officer_email: string | null
  officer_key: string | null
  manage_hash: string
  language: string
  /** 1: the partner may have name, role and e-mail of the contact */
  consent: 0 | 1
  /** the newest version about which they were asked by mail */
  asked_version: number
}

/** A second officer who was asked by mail whether the organisation signs. Gone with the answer or after 48 hours. */
export interface SignatureOfficerTable {
  id: string
  signature_id: string
  token_hash: string
  email: string
  email_key: string
  expires_at: string
}
