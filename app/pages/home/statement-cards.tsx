import { useTranslator } from '#app/locale/translator-context.tsx'
import { StatementCounts } from '#app/pages/statement/signatures/statement-counts.tsx'
import { statementPath } from '#app/paths.ts'
import type { HomePageView } from './home-page.server.ts'

/** The open letters of the site, after its campaigns. */
export function StatementCards({ page: { statements } }: { page: HomePageView }) {
  const { t, lang, date } = useTranslator()
  if (statements.length === 0) return null
  return (
    <>
      <h2>{t('statement.home')}</h2>
      <ul className="cards statement-cards">
        {statements.map(({ slug, title, lead, counts, differences, signing, deadline }) => (
          <li key={slug}>
            <h3>
              <a href={statementPath(lang, slug)}>{title}</a>
            </h3>
            <p>{lead}</p>
            {signing.state === 'open' && deadline !== undefined ? (
              <p className="deadline">{t('statement.deadline', { date: date(deadline) })}</p>
            ) : null}
            {signing.state === 'not-yet' && signing.date !== undefined ? (
              <p className="deadline">{t('statement.not-yet', { date: date(signing.date) })}</p>
            ) : null}
            <StatementCounts counts={counts} differences={differences} isBrief />
          </li>
        ))}
      </ul>
    </>
  )
}
