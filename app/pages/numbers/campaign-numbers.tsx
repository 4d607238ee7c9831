import { useTranslator } from '#app/locale/translator-context.tsx'
import { campaignPath } from '#app/paths.ts'
import type { NumbersPageView } from './numbers-page.server.ts'

const letterColumns = [
  'prepared',
  'reported',
  'confirmed',
  'queued',
  'accepted',
  'bounced',
  'failed',
] as const

/** Every number of every campaign, each under its own name. */
export function CampaignNumbers({ page: { campaigns } }: { page: NumbersPageView }) {
  const { t, lang, number } = useTranslator()
  if (campaigns.length === 0) return null
  return (
    <section aria-labelledby="now">
      <h2 id="now">{t('counter.now')}</h2>
      {campaigns.map(({ slug, title, counter }) => (
        <section key={slug} aria-labelledby={`numbers-${slug}`}>
          <h3 id={`numbers-${slug}`}>
            <a href={campaignPath(lang, slug)}>{title}</a>
          </h3>
          <dl className="numbers">
            {letterColumns.map((column) => (
              <div key={column}>
                <dt>{t(`counter.columns.${column}`)}</dt>
                <dd>{number(counter.letters[column])}</dd>
              </div>
            ))}
            <div>
              <dt>{t('counter.columns.shares')}</dt>
              <dd>{number(counter.shares)}</dd>
            </div>
          </dl>
        </section>
      ))}
    </section>
  )
}
