import { useTranslator } from '#app/locale/translator-context.tsx'
import { kindTitleKeys } from '#app/signature/signatory/format-counts.ts'
import { Paragraphs } from '#app/ui/paragraphs.tsx'
import { SourceMark } from '#app/ui/sources.tsx'
import { StatementCounts } from './statement-counts.tsx'
import { RegionLine, StatementNames } from './statement-names.tsx'
import { StatementVersionCounts } from './statement-version-counts.tsx'
import { signatoriesPath } from '#app/paths.ts'
import type { SignaturesView } from './signatures-view.server.ts'
import type { StatementPageView } from '#app/pages/statement/statement-page.server.ts'

/** The numbers, where imported signatures come from, and the first names of each kind. */
export function StatementSignatories({ page }: { page: StatementPageView }) {
  const { t, lang, number } = useTranslator()
  const { lists } = page
  return (
    <section aria-labelledby="signatories">
      <h2 id="signatories">{t('statement.signatories')}</h2>
      <StatementCounts
        counts={page.counts}
        differences={page.differences}
        isBrief={page.imported?.note !== undefined}
      />
      <StatementVersionCounts slug={page.slug} versions={page.versionCounts} />
      <SignatureNotes page={page} />
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
          <a className="quiet" href={signatoriesPath(lang, page.slug)}>
            {t('statement.all')}
          </a>
        </p>
      )}
    </section>
  )
}

/** Notes on the numbers: where imported signatures come from, and what is known of those that are not named. */
export function SignatureNotes({ page }: { page: SignaturesView }) {
  const { t, date } = useTranslator()
  const { imported } = page
  return (
    <>
      {page.arePersonsCountedOnly ? <p className="detail">{t('statement.persons-counted')}</p> : null}
      <RegionLine regions={page.regions} />
      {imported === undefined ? null : (
        <div className="elsewhere">
          <p>
            {t('statement.elsewhere', { date: date(imported.asOf) })}{' '}
            <SourceMark sources={page.sources} id={imported.source} />
          </p>
          {imported.note === undefined ? null : <Paragraphs text={imported.note} />}
        </div>
      )}
    </>
  )
}
