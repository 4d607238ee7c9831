import type { SignatoryKind } from '#app/statement/signatory.ts'

export const signatureStatuses = ['waiting', 'standing', 'refused', 'withdrawn'] as const
export type SignatureStatus = (typeof signatureStatuses)[number]

export const authorities = ['email', 'domain', 'second-officer', 'organiser'] as const
export type SignatureAuthority = (typeof authorities)[number]

export type SignatureVisibility = 'listed' | 'anonymous'

/**
 * A signature without anything private. Only while it stands and is listed it has `name`, `otherName`, `title`, `website` and
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
  otherName: string | null
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
  /** the statement's revision at its last change: what is newer than a roll is read again */
  revision: number
}

/** The person behind a signature, and an unlisted signatory's own name. Emptied by retention without changing a number. */
export interface SignaturePersonTable {
  signatureId: string
  statement: string
  /** keyed hash of kind and folded name: finds the same organisation without telling its name */
  nameKey: string
  /** the same of its other name */
  otherKey: string | null
  /** keyed hash of the domain that speaks for it: the website's, and the contact's or the second officer's mailbox's */
  domainKey: string | null
  /** JSON, KeptFields, while they do not stand in `signature` */
  hidden: string | null
  contactName: string | null
  contactRole: string | null
  email: string | null
  emailKey: string
  /** of a second officer who has agreed */
  officerEmail: string | null
  officerKey: string | null
  manageHash: string
  language: string
  /** 1: the partner may have name, role and e-mail of the contact */
  consent: 0 | 1
  /** the newest version about which they were asked by mail */
  askedVersion: number
}
