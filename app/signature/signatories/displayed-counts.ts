import {
  signatoryKinds,
  type SignatoryKind,
  type SignatureCount,
  type SignatureCounts,
} from '#app/statement/signatory.ts'
import type { TotalDifference } from './imported-totals.ts'

export type TotalDifferences = Partial<Record<SignatoryKind, TotalDifference>>

/** The number of signatures of a kind, as readers see it. */
export interface DisplayedCount {
  kind: SignatoryKind
  count: SignatureCount
  /** to be displayed with it, if the source of imported signatories states another total than its list adds up to */
  difference?: TotalDifference | undefined
}

/**
 * The kinds that signed, with their numbers. If the source of imported signatories states another total than its list adds up to,
 * the stated total counts for the imported part, and the difference must be displayed with it.
 */
export function displayedCounts(
  counts: SignatureCounts,
  differences: TotalDifferences = {},
): DisplayedCount[] {
  return signatoryKinds
    .filter((kind) => counts[kind].total > 0)
    .map((kind) => {
      const difference = differences[kind]
      const more = difference ? difference.stated - difference.counted : 0
      return { kind, count: { ...counts[kind], total: counts[kind].total + more }, difference }
    })
}
