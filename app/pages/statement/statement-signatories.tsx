import type { SourceNote } from '#app/campaign/campaign.ts'
import type { RegionalGroup } from '#app/reference/regional-group.ts'
import type { TotalDifferences } from '#app/signature/signatories/displayed-counts.ts'
import type { SignatureCounts, SignatoryKind } from '#app/statement/signatory.ts'
import type { VersionCounts } from '#app/signature/signatories/version-counts.ts'
import type { SignatoryLineView } from '#app/signature/signatory/signatory-line.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { kindTitleKeys } from '#app/signature/signatory/format-counts.ts'
import { Paragraphs } from '#app/ui/paragraphs.tsx'
import { SourceMark } from '#app/ui/sources.tsx'
import { StatementCounts } from './statement-counts.tsx'
import { RegionLine, StatementNames } from './statement-names.tsx'
import { StatementVersionCounts } from './statement-version-counts.tsx'

export interface StatementSignatoriesView {
  counts: SignatureCounts
  differences?: TotalDifferences | undefined
  versionCounts: VersionCounts[]
  arePersonsCountedOnly: boolean
  elsewhere?: { source: string; asOf: string; note?: string | undefined } | undefined
  regions: { id: RegionalGroup; n: number }[]
  lists: { kind: SignatoryKind; total: number; entries: SignatoryLineView[] }[]
  sources: SourceNote[]
}

/** Who has signed: the numbers, where a list comes from, and the first names of each kind. */
export function StatementSignatories({ page, home }: { page: StatementSignatoriesView; home: string }) {
  const { t, number } = useTranslator()
  const { lists } = page
  return (
    <section aria-labelledby="signatories">
      <h2 id="signatories">{t('statement.signatories')}</h2>
      <StatementCounts
        counts={page.counts}
        differences={page.differences}
        isBrief={page.elsewhere?.note !== undefined}
      />
      <StatementVersionCounts versions={page.versionCounts} home={home} />
      <AboutSignatories page={page} />
      {lists.map(({ kind, total, entries }) => (
        <section key={kind} aria-labelledby={`roll-${kind}`}>
          <h3 id={`roll-${kind}`}>{t(kindTitleKeys[kind])}</h3>
          <StatementNames entries={entries} />
          {total > entries.length ? (
            <p className="detail">
              {t('statement.first', { shown: number(entries.length), total: number(total) })}
            </p>
          ) : null}
        </section>
      ))}
      {lists.length === 0 ? null : (
        <p className="actions">
          <a className="quiet" href={`${home}/signatories`}>
            {t('statement.all')}
          </a>
        </p>
      )}
    </section>
  )
}

/** What is to be known of the numbers: where a list comes from, and what is said of those that are not named. */
export function AboutSignatories({ page }: { page: Omit<StatementSignatoriesView, 'lists' | 'counts'> }) {
  const { t, date } = useTranslator()
  const { elsewhere } = page
  return (
    <>
      {page.arePersonsCountedOnly ? <p className="detail">{t('statement.persons-counted')}</p> : null}
      <RegionLine regions={page.regions} />
      {elsewhere === undefined ? null : (
        <div className="elsewhere">
          <p>
            {t('statement.elsewhere', { date: date(elsewhere.asOf) })}{' '}
            <SourceMark sources={page.sources} id={elsewhere.source} />
          </p>
          {elsewhere.note === undefined ? null : <Paragraphs text={elsewhere.note} />}
        </div>
      )}
    </>
  )
}
