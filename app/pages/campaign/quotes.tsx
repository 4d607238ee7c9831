import type { SourceNote } from '#app/campaign/campaign.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'
import { SourceMark } from '#app/ui/sources.tsx'

interface Props {
  quotes: { id: string; text: string; speaker: string; date: string; source: string }[]
  sources: SourceNote[]
}

/** What people said in public, each with its date and source. */
export function Quotes({ quotes, sources }: Props) {
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
