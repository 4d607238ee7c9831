import { useTranslator } from '#app/locale/translator-context.tsx'
import { changesPath, statementPath } from '#app/paths.ts'
import type { StatementPageView } from './statement-page.server.ts'

/** The versions of the text, newest first, each with what it changed. */
export function StatementVersions({ page: { slug, version, versions } }: { page: StatementPageView }) {
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
