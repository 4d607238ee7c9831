import {
  signatoryKinds,
  type SignatoryKind,
  type SignatureCount,
  type SignatureCounts,
} from '#app/statement/signatory.ts'
import type { TotalDifference } from './imported-totals.ts'

export type TotalDifferences = Partial<Record<SignatoryKind, TotalDifference>>

/** How many of a kind, as it is said to readers. */
export interface DisplayedCount {
  kind: SignatoryKind
  count: SignatureCount
  /** what must be said beside it, since the source of a list states another total than the list bears out */
  difference?: TotalDifference | undefined
}

/**
 * The kinds that signed, with their numbers: what the roll adds up to. Where the source of a list states another total than its
 * list bears out, the source's word is taken for its part, and the difference is to be said with it.
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
