import { useTranslator } from '#app/locale/translator-context.tsx'
import { Paragraphs } from '#app/ui/paragraphs.tsx'
import { SourceMark } from '#app/ui/sources.tsx'
import { changesPath, statementFilePath, statementPath, updatesPath } from '#app/paths.ts'
import type { StatementPageView } from './statement-page.server.ts'

const formats = { pdf: 'statement.pdf', docx: 'statement.docx', txt: 'statement.txt' } as const

interface Props {
  page: StatementPageView
}

/** The open letter with its signatories as files. */
export function StatementDocuments({ page: { slug, version, versions } }: Props) {
  const { t, lang } = useTranslator()
  const query = version === versions.length ? {} : { version }
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{t('statement.documents')}</h2>
      <p className="hint">{t('statement.documents-lead')}</p>
      <ul className="choices">
        {(['pdf', 'docx', 'txt'] as const).map((format) => (
          <li key={format}>
            <a href={statementFilePath(lang, slug, format, query)}>{t(formats[format])}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The versions of the text, newest first, each with what it changed. */
export function StatementVersions({ page: { slug, version, versions } }: Props) {
  const { t, lang, number, date } = useTranslator()
  if (versions.length < 2) return null
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t('statement.versions')}</h2>
      <ul className="timeline">
        {versions.toReversed().map((one) => (
          <li key={one.n}>
            <p>
              <a
                href={statementPath(lang, slug, { version: one.n })}
                {...(one.n === version ? { 'aria-current': 'true' } : {})}
              >
                {t('statement.version', { n: number(one.n) })}
              </a>{' '}
              · <time dateTime={one.date}>{date(one.date)}</time>
              {one.n === version ? <span className="hint"> · {t('statement.version-shown')}</span> : null}
            </p>
            {one.note === undefined ? null : <p>{one.note}</p>}
            {one.n === 1 ? null : (
              <p>
                <a href={changesPath(lang, slug, { from: one.n - 1, to: one.n })}>{t('statement.changes')}</a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The delivery and what followed, newest first, each with its source. */
export function StatementUpdates({ page: { slug, delivery, updates, sources } }: Props) {
  const { t, lang, date } = useTranslator()
  const entries = [
    ...updates,
    ...(delivery ? [{ ...delivery, id: 'delivery', title: t('statement.delivered') }] : []),
  ].toSorted((a, b) => (a.date < b.date ? 1 : -1))
  if (entries.length === 0) return null
  return (
    <section aria-labelledby="updates">
      <h2 id="updates">{t('statement.updates')}</h2>
      <ol className="timeline">
        {entries.map((entry) => (
          <li key={entry.id} id={`update-${entry.id}`}>
            <time dateTime={entry.date}>{date(entry.date)}</time>{' '}
            {entry.source === undefined ? null : <SourceMark sources={sources} id={entry.source} />}
            <h3>{entry.title}</h3>
            <Paragraphs text={entry.text} />
          </li>
        ))}
      </ol>
      <p>
        <a href={updatesPath(lang, slug)}>{t('statement.feed')}</a>
      </p>
    </section>
  )
}
