import type { SourceNote } from '#app/campaign/campaign.ts'
import type { Context } from '#app/context.ts'
import { regionalGroups, type RegionalGroup } from '#app/reference/regional-group.ts'
import type { TotalDifferences } from '#app/signature/signatories/displayed-counts.ts'
import type { Signatories } from '#app/signature/signatories/signatories.ts'
import { displayedVersionCounts, type VersionCounts } from '#app/signature/signatories/version-counts.ts'
import type { SignatureCounts } from '#app/statement/signatory.ts'
import { latestVersion, statementWords, type Statement } from '#app/statement/statement.ts'

/** The most names of a kind on the page of an open letter and on each page of its list. */
export const namesPerPage = 300

/** The numbers of an open letter, and the notes that belong to them. */
export interface SignaturesView {
  slug: string
  counts: SignatureCounts
  /** kinds of which the source of an imported list states another total than the list bears out */
  differences?: TotalDifferences | undefined
  versionCounts: VersionCounts[]
  arePersonsCountedOnly: boolean
  /** of the anonymous organisations that agreed to have theirs published */
  regions: { id: RegionalGroup; n: number }[]
  /** where the imported signatures come from */
  imported?: { source: string; asOf: string; note?: string | undefined } | undefined
  sources: SourceNote[]
}

export function signaturesView(
  app: Context,
  statement: Statement,
  lang: string,
  signatories: Signatories,
): SignaturesView {
  const { slug, elsewhere } = statement
  const regions = regionalGroups.map((id) => ({ id, n: signatories.anonymousRegions.get(id) ?? 0 }))
  const differences = app.signatories.differences(slug)
  const words = statementWords(statement, lang)
  return {
    slug,
    counts: signatories.counts,
    differences,
    versionCounts: displayedVersionCounts(
      signatories.versions,
      latestVersion(statement),
      statement,
      differences,
    ),
    arePersonsCountedOnly: statement.signatories.persons === 'numbers',
    regions: regions.filter(({ n }) => n > 0),
    imported: elsewhere && {
      source: elsewhere.source,
      asOf: elsewhere['as-of'],
      note: words.elsewhere,
    },
    sources: Object.entries(statement.sources).map(([id, source]) => ({
      id,
      ...source,
      note: words['source-notes'][id],
    })),
  }
}
