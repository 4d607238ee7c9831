import type { TotalDifferences } from '#app/signature/signatories/displayed-counts.ts'
import type { SignatureCounts } from '#app/statement/signatory.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import type { CampaignStatusView } from '#app/ui/campaign-status.tsx'
import { StatementCounts } from '#app/pages/statement/statement-counts.tsx'

interface Props {
  statements: {
    slug: string
    title: string
    lead: string
    counts: SignatureCounts
    differences?: TotalDifferences | undefined
    signing: CampaignStatusView
    deadline?: string | undefined
  }[]
}

/** Open letters in a list of what can be done here. */
export function StatementCards({ statements }: Props) {
  const { t, lang, date } = useTranslator()
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
