import type { SourceNote } from '../domain/campaign/campaign.ts'
import { useWords } from '../i18n/context.tsx'
import { SourceMark } from './sources.tsx'

interface Props {
  quotes: { id: string; text: string; speaker: string; date: string; source: string }[]
  sources: SourceNote[]
}

/** What people said in public, each with its date and source. */
export function Quotes({ quotes, sources }: Props) {
  const { t, date } = useWords()
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
