import { statementWords, type Statement } from '#app/statement/statement.ts'
import { createTranslator } from '#app/locale/translator.ts'
import { formatAtom } from '#app/documents/atom/atom.server.ts'
import type { Context } from '#app/context.ts'
import { statementPath, updatesPath } from '#app/paths.ts'
import { localeOf } from '#app/locale/locale.ts'

/** Answers with the delivery and the updates of an open letter as an Atom feed, without signatories. */
export function handleStatementFeed(app: Context, statement: Statement, lang: string): Response {
  const words = statementWords(statement, lang)
  const { baseUrl } = app.config.host
  const page = baseUrl + statementPath(lang, statement.slug)
  const { delivery, updates, sources } = statement
  const deliveryEntry = delivery && {
    id: 'delivery',
    ...delivery,
    title: createTranslator(localeOf(app.locales, lang)).t('statement.delivered'),
    text: words.delivery ?? '',
  }
  const events = [
    ...updates.map((update) => ({
      ...update,
      ...(words.updates[update.id] ?? { title: update.id, text: '' }),
    })),
    ...(deliveryEntry ? [deliveryEntry] : []),
  ]
  const atom = formatAtom({
    lang,
    title: words.title,
    author: statement.organiser.name,
    page,
    self: baseUrl + updatesPath(lang, statement.slug),
    since: statement.date,
    entries: events.map(({ id, date, title, text, source }) => ({
      id: `${page}#update-${id}`,
      url: `${page}#update-${id}`,
      title,
      date,
      paragraphs: text.trim().split(/\n\s*\n/),
      source: source === undefined ? undefined : sources[source],
    })),
  })
  return new Response(atom, {
    headers: {
      'Content-Type': 'application/atom+xml; charset=utf-8',
      'Cache-Control': 'public, max-age=0, s-maxage=60',
    },
  })
}
