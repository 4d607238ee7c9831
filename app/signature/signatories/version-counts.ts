import { displayedCounts, type DisplayedCount, type TotalDifferences } from './displayed-counts.ts'
import type { SignatureCounts } from '#app/statement/signatory.ts'
import type { Statement } from '#app/statement/statement.ts'

/** The numbers of signatures of one version of the text, as readers see them. */
export interface VersionCounts {
  n: number
  /** empty if nobody signed it */
  counts: DisplayedCount[]
}

/**
 * The numbers of each version: `first`, then the others, newest first. Empty if only `first` was signed, since the totals are the
 * same. A total that the source of imported signatories states belongs to the version they signed.
 */
export function displayedVersionCounts(
  versions: ReadonlyMap<number, SignatureCounts>,
  first: number,
  { elsewhere }: Pick<Statement, 'elsewhere'>,
  differences?: TotalDifferences,
): VersionCounts[] {
  const others = [...versions.keys()].filter((n) => n !== first).sort((a, b) => b - a)
  if (others.length === 0) return []
  const importedVersion = elsewhere?.version ?? 1
  return [first, ...others].map((n) => {
    const counts = versions.get(n)
    return {
      n,
      counts: counts ? displayedCounts(counts, n === importedVersion ? differences : undefined) : [],
    }
  })
}
