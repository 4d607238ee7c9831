import { useTranslator } from '#app/locale/translator-context.tsx'
import { updatesPath } from '#app/paths.ts'
import { Paragraphs } from '#app/ui/paragraphs.tsx'
import { SourceMark } from '#app/ui/sources.tsx'
import type { StatementPageView } from './statement-page.server.ts'

/** The delivery and what followed, newest first, each with its source. */
export function StatementUpdates({
  page: { slug, delivery, updates, sources },
}: {
  page: StatementPageView
}) {
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
