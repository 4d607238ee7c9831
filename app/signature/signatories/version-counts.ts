import { displayedCounts, type DisplayedCount, type TotalDifferences } from './displayed-counts.ts'
import type { SignatureCounts } from '#app/statement/signatory.ts'
import type { Statement } from '#app/statement/statement.ts'

/** How many signed one version of the text, as it is said to readers. */
export interface VersionCounts {
  n: number
  /** empty if nobody signed it */
  counts: DisplayedCount[]
}

/**
 * How many signed which version: `first`, then the others, the newest first. Empty if nobody signed any other than `first`: then the
 * totals say it. What the source of a list states belongs to the version that its list signed.
 */
export function displayedVersionCounts(
  versions: ReadonlyMap<number, SignatureCounts>,
  first: number,
  { elsewhere }: Pick<Statement, 'elsewhere'>,
  differences?: TotalDifferences,
): VersionCounts[] {
  const others = [...versions.keys()].filter((n) => n !== first).sort((a, b) => b - a)
  if (others.length === 0) return []
  const signedElsewhere = elsewhere?.version ?? 1
  return [first, ...others].map((n) => {
    const counts = versions.get(n)
    return {
      n,
      counts: counts ? displayedCounts(counts, n === signedElsewhere ? differences : undefined) : [],
    }
  })
}
