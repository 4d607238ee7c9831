import { useTranslator } from '#app/locale/translator-context.tsx'
import { SourceMark } from '#app/ui/sources.tsx'
import type { CampaignPageView } from './campaign-page.server.ts'

/** Public statements, each with its speaker, date and source. */
export function Quotes({ page: { quotes, sources } }: { page: CampaignPageView }) {
  const { t, date } = useTranslator()
  if (quotes.length === 0) return null
  return (
    <section aria-labelledby="quotes">
      <h2 id="quotes">{t('campaign.quotes')}</h2>
      {quotes.map((quote) => (
        <figure key={quote.id} className="quote">
          <blockquote>{quote.text}</blockquote>
          <figcaption className="detail">
            {quote.speaker} · {date(quote.date)} <SourceMark sources={sources} id={quote.source} />
          </figcaption>
        </figure>
      ))}
    </section>
  )
}
