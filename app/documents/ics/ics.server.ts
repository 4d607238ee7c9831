import ical, { ICalEventTransparency } from 'ical-generator'
import { cleanText } from '#app/text/characters/clean-text.ts'
import { addDays, startOfDay } from '#app/time/days.ts'

/** An event of whole days. Days are `2022-09-29`, first and last both included. */
export interface AllDayEvent {
  /** stays the same when words or days change, so that a calendar updates its entry */
  uid: string
  first: string
  last: string
  summary: string
  description: string
  url: string
}

/**
 * Formats a calendar file (RFC 5545) of whole days, which are the same in every time zone. Events have no organiser, attendees or
 * alarms, and do not mark anybody as busy. `stampDay` is the day of the information; its time stamp is 00:00 UTC.
 */
export function formatIcs(entries: readonly AllDayEvent[], lang: string, stampDay: string): string {
  const calendar = ical({
    prodId: { company: 'demarche', product: 'deadline', language: lang.toUpperCase() },
  })
  for (const { uid, first, last, summary, description, url } of entries)
    calendar.createEvent({
      id: uid,
      stamp: startOfDay(stampDay),
      start: startOfDay(first),
      // The end of whole days is the first day after them (RFC 5545, 3.6.1).
      end: startOfDay(addDays(last, 1)),
      allDay: true,
      // Control characters are not allowed in a text (RFC 5545, 3.1), and the library lets them through.
      summary: cleanText(summary).replaceAll('\n', ' '),
      description: cleanText(description),
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  return `${calendar.toString()}\r\n`
}
