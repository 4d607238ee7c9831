import type { SourceNote } from '#app/campaign/campaign.ts'
import { useTranslator } from '#app/locale/translator-context.tsx'

/** The list of sources, each with an anchor for SourceMark. */
export function Sources({ sources }: { sources: SourceNote[] }) {
  const { t, date } = useTranslator()
  return (
    <section className="sources" aria-labelledby="sources">
      <h2 id="sources">{t('campaign.sources')}</h2>
      <ol>
        {sources.map((source) => (
          <li key={source.id} id={`source-${source.id}`}>
            {source.url === undefined ? (
              <bdi>{source.title}</bdi>
            ) : (
              <a href={source.url} rel="noreferrer">
                <bdi>{source.title}</bdi>
              </a>
            )}
            {source.publisher === undefined ? null : <span className="detail">{source.publisher}</span>}
            {source.date === undefined ? null : <span className="detail">{date(source.date)}</span>}
            {source.read === undefined ? null : (
              <span className="detail">{t('campaign.read', { date: date(source.read) })}</span>
            )}
            {source.note === undefined ? null : <p className="note">{source.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The link from a fact to its source in the list. */
export function SourceMark({ sources, id }: { sources: SourceNote[]; id: string }) {
  const { t, number } = useTranslator()
  const n = sources.findIndex((source) => source.id === id) + 1
  return (
    <a
      className="source-mark"
      href={`#source-${id}`}
      aria-label={`${t('campaign.source-link')} ${number(n)}`}
    >
      [{number(n)}]
    </a>
  )
}
