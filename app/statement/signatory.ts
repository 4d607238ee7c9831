export const signatoryKinds = ['organisation', 'person'] as const
export type SignatoryKind = (typeof signatoryKinds)[number]

/** A listed signatory as it may be shown to anybody. Nothing about anonymous ones is ever of this type. */
export interface Signatory {
  /** opaque; the same as long as the signature stands */
  id: string
  kind: SignatoryKind
  name: string
  /** the name in another script, if it was given beside it */
  otherName?: string | undefined
  /** ISO 3166 alpha-2, or undefined if it is not known or does not apply */
  country?: string | undefined
  /** a UN regional group's id, where a list says it and no country */
  region?: string | undefined
  /** a person's title or affiliation, as they wrote it */
  title?: string | undefined
  /** https only */
  website?: string | undefined
  /** the version of the text it was given to; undefined for lists collected elsewhere before versions were kept */
  version?: number | undefined
  /** 'YYYY-MM-DD' in Geneva; undefined for lists collected elsewhere */
  day?: string | undefined
  /** where it stands in a list that was ordered by hand, from 1 */
  place?: number | undefined
}

/** The version a name stands under: lists from before versions were kept are of the first. */
export const versionOf = ({ version = 1 }: Pick<Signatory, 'version'>): number => version

/** How many signed. `anonymous` is part of `total`. */
export interface SignatureCount {
  total: number
  listed: number
  anonymous: number
}

export type SignatureCounts = Record<SignatoryKind, SignatureCount>
