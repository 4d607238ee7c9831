export const signatoryKinds = ['organisation', 'person'] as const
export type SignatoryKind = (typeof signatoryKinds)[number]

/** A listed signatory, with public data only. Data of anonymous signatories is never of this type. */
export interface Signatory {
  /** opaque, and stable as long as the signature is published */
  id: string
  kind: SignatoryKind
  name: string
  /** the name in another script, if there is one */
  otherName?: string | undefined
  /** ISO 3166 alpha-2; undefined if unknown or not applicable */
  country?: string | undefined
  /** id of a UN regional group, if an imported list has it instead of a country */
  region?: string | undefined
  /** a person's title or affiliation, as they wrote it */
  title?: string | undefined
  /** https only */
  website?: string | undefined
  /** the version of the text that was signed; undefined for lists imported before there were versions */
  version?: number | undefined
  /** 'YYYY-MM-DD' in Geneva; undefined for imported signatories */
  day?: string | undefined
  /** position in the imported list, from 1 */
  place?: number | undefined
}

/** The version that was signed: lists imported before there were versions signed the first. */
export const versionOf = ({ version = 1 }: Pick<Signatory, 'version'>): number => version

/** Numbers of signatures; `total` is `listed` plus `anonymous`. */
export interface SignatureCount {
  total: number
  listed: number
  anonymous: number
}

export type SignatureCounts = Record<SignatoryKind, SignatureCount>
