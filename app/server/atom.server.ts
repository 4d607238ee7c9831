import { Feed } from 'feed'
import { escapeHtml } from '../domain/mail/html.ts'
import type { PartialDate } from '../domain/locale/partial-date.ts'

interface AtomFeed {
  lang: string
  title: string
  author: string
  /** whole addresses: of the page that the feed belongs to, and its own */
  page: string
  self: string
  /** when there is no entry yet */
  since: PartialDate
  /** in any order */
  entries: {
    id: string
    title: string
    date: PartialDate
    url: string
    paragraphs: readonly string[]
    source?: string | undefined
  }[]
}

/** An Atom feed (RFC 4287). All that is given is text, not markup. A date that is not known to the day counts as its first one. */
export function showAtom({ lang, title, author, page, self, since, entries }: AtomFeed): string {
  const newestFirst = entries.toSorted((a, b) => (a.date < b.date ? 1 : -1))
  const feed = new Feed({
    title,
    id: page,
    link: page,
    feedLinks: { atom: self },
    author: { name: author },
    updated: firstDay(newestFirst[0]?.date ?? since),
    generator: false,
  })
  for (const { id, title: heading, date, url, paragraphs, source } of newestFirst)
    feed.addItem({
      id,
      // The library calls titles HTML.
      title: escapeHtml(heading),
      link: url,
      date: firstDay(date),
      content: [
        ...paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`),
        ...(source === undefined ? [] : [`<p><a href="${escapeHtml(source)}">${escapeHtml(source)}</a></p>`]),
      ].join(''),
    })
  return feed.atom1().replace('<feed ', `<feed xml:lang="${lang}" `)
}

const firstDay = (date: PartialDate): Date => new Date(`${date}-01-01`.slice(0, 10) + 'T00:00:00Z')
