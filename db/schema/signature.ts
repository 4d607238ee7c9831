import type { SignatoryKind } from '#app/statement/signatory.ts'

export const signatureStatuses = ['waiting', 'standing', 'refused', 'withdrawn'] as const
export type SignatureStatus = (typeof signatureStatuses)[number]

export type SignatureAuthority = 'email' | 'domain' | 'second-officer' | 'organiser'

export type SignatureVisibility = 'listed' | 'anonymous'

/**
 * Signature without private data. It has `name`, `otherName`, `title`, `website` and `country` only while it is published and
 * listed: the database refuses them at any other time.
 */
export interface SignatureTable {
  id: string
  statement: string
  kind: SignatoryKind
  visibility: SignatureVisibility
  status: SignatureStatus
  /** Evidence that the contact may sign for the signatory; null while the signature waits. */
  authority: SignatureAuthority | null
  name: string | null
  otherName: string | null
  title: string | null
  website: string | null
  country: string | null
  /** Region of an anonymous organisation that agreed to show it; null while it is listed or waits. */
  region: string | null
  /** Version of the statement that was signed. */
  version: number
  /** Slug of the partner whose site they came from. */
  partner: string | null
  /** Day of the confirmation in Geneva, 'YYYY-MM-DD'. */
  day: string
  /** Revision of the statement at the last change of this signature: readers of a list fetch only later ones. */
  revision: number
}

/** Contact of a signature, and the name of a signatory that is not listed. Retention erases both; no count changes. */
export interface SignaturePersonTable {
  signatureId: string
  statement: string
  /** Keyed hash of kind and folded name: finds the same organisation without storing its name. */
  nameKey: string
  /** Keyed hash of kind and folded other name. */
  otherKey: string | null
  /** Keyed hash of the domain that gives authority: that of the website and of the contact's or second officer's mailbox. */
  domainKey: string | null
  /** JSON, StoredSignatoryFields, while they are not in `signature`. */
  hidden: string | null
  contactName: string | null
  contactRole: string | null
  email: string | null
  emailKey: string
  /** Email address of a second officer who has agreed. */
  officerEmail: string | null
  officerKey: string | null
  manageHash: string
  language: string
  /** 1 if the partner may have name, role and email address of the contact. */
  consent: 0 | 1
  /** Newest version of the statement that the contact was emailed about. */
  notifiedVersion: number
}
