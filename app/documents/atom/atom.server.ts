import { Feed } from 'feed'
import { escapeHtml } from '#app/text/email-html.ts'
import type { PartialDate } from '#app/time/partial-date.ts'
import { firstDayOf, startOfDay } from '#app/time/days.ts'

interface AtomFeed {
  lang: string
  title: string
  author: string
  /** absolute addresses: of the page that the feed belongs to, and of the feed itself */
  page: string
  self: string
  /** the feed's date while it has no entries */
  since: PartialDate
  /** in any order */
  entries: {
    id: string
    title: string
    date: PartialDate
    url: string
    paragraphs: readonly string[]
    source?: { title: string; publisher?: string | undefined; url?: string | undefined } | undefined
  }[]
}

/** Formats an Atom feed (RFC 4287). All input is text, not markup. A month or year without a day counts as its first day. */
export function formatAtom({ lang, title, author, page, self, since, entries }: AtomFeed): string {
  const newestFirst = entries.toSorted((a, b) => (a.date < b.date ? 1 : -1))
  const feed = new Feed({
    title,
    id: page,
    link: page,
    feedLinks: { atom: self },
    author: { name: author },
    updated: startOfDay(firstDayOf(newestFirst[0]?.date ?? since)),
    generator: false,
  })
  for (const { id, title: heading, date, url, paragraphs, source } of newestFirst)
    feed.addItem({
      id,
      // The library marks titles as HTML.
      title: escapeHtml(heading),
      link: url,
      date: startOfDay(firstDayOf(date)),
      content: [
        ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
        ...(source === undefined ? [] : [`<p>${formatSource(source)}</p>`]),
      ].join(''),
    })
  return feed.atom1().replace('<feed ', `<feed xml:lang="${lang}" `)
}

/** HTML: the title, linked if the source has an address, and the publisher. */
function formatSource({ title, publisher, url }: NonNullable<AtomFeed['entries'][number]['source']>): string {
  const named = escapeHtml(title)
  const linked = url === undefined ? named : `<a href="${escapeHtml(url)}">${named}</a>`
  return publisher === undefined ? linked : `${linked} · ${escapeHtml(publisher)}`
}
