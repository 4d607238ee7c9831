import ical, { ICalEventTransparency } from 'ical-generator'

/** Something that fills whole days. Days are `2022-09-29`, first and last both included. */
export interface WholeDays {
  /** stays the same when words or days change, so that a calendar replaces what it has */
  uid: string
  first: string
  last: string
  summary: string
  description: string
  url: string
}

/**
 * A calendar file (RFC 5545) of whole days, which are the same everywhere. Nobody organises, attends or is alarmed, and
 * nobody is busy because of it. `stampDay` is when this was said: a day, at 00:00 UTC.
 */
export function showIcs(entries: readonly WholeDays[], lang: string, stampDay: string): string {
  const calendar = ical({
    prodId: { company: 'demarche', product: 'deadline', language: lang.toUpperCase() },
  })
  for (const { uid, first, last, summary, description, url } of entries)
    calendar.createEvent({
      id: uid,
      stamp: midnight(stampDay),
      start: midnight(first),
      end: nextDay(last),
      allDay: true,
      summary: plain(summary).replaceAll('\n', ' '),
      description: plain(description),
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  return `${calendar.toString()}\r\n`
}

const midnight = (day: string) => new Date(`${day}T00:00:00Z`)

// The end of whole days is the first day after them (RFC 5545, 3.6.1).
const nextDay = (day: string) => new Date(midnight(day).getTime() + 86_400_000)

// Control characters may not stand in a text (RFC 5545, 3.1), and the library lets them through.
const plain = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\n\t])\p{Cc}/gu, '')
