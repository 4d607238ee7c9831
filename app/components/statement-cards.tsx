import type { TotalDifferences } from '../domain/statement/said-counts.ts'
import type { SignatureCounts } from '../domain/statement/signatory.ts'
import { useWords } from '../i18n/context.tsx'
import type { OpeningShown } from './opening.tsx'
import { StatementCounts } from './statement-counts.tsx'

interface Props {
  statements: {
    slug: string
    title: string
    lead: string
    counts: SignatureCounts
    differences?: TotalDifferences | undefined
    signing: OpeningShown
    deadline?: string | undefined
  }[]
}

/** Open letters in a list of what can be done here. */
export function StatementCards({ statements }: Props) {
  const { t, lang, date } = useWords()
  if (statements.length === 0) return null
  return (
    <>
      <h2>{t('statement.home')}</h2>
      <ul className="cards statement-cards">
        {statements.map(({ slug, title, lead, counts, differences, signing, deadline }) => (
          <li key={slug}>
            <h3>
              <a href={`/${lang}/campaigns/${slug}/statement`}>{title}</a>
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
