import { dayInGeneva } from '#app/time/session.ts'
import { toOneLine } from '#app/text/characters/clean-text.ts'
import { fillSlots } from '#app/text/slots.ts'
import { formatPartialDate } from '#app/time/partial-date.ts'
import type { Locale } from '#app/locale/locale.ts'
import type { Reference } from '#app/reference/reference.ts'

export interface PlaceAndDateContext {
  locales: ReadonlyMap<string, Locale>
  reference: Pick<Reference, 'conventions'>
  now(): Date
}

// RIGHT-TO-LEFT and LEFT-TO-RIGHT MARK (UAX 9): without them a Latin town in an Arabic line would draw the day to its side. They
// are marks and not isolates, since the typesetter does not know those.
const marks = { rtl: '\u200F', ltr: '\u200E' }

/** "Lima, 21 November 2026", in the form that letters of the language use; without a town only the day. */
export function formatPlaceAndDate(
  { locales, reference, now }: PlaceAndDateContext,
  lang: string,
  town: string,
  day = dayInGeneva(now()),
): string {
  const locale = locales.get(lang)
  const date = formatPartialDate(day, locale?.formats ?? lang)
  const mark = marks[locale?.dir ?? 'ltr']
  const place = toOneLine(town)
  const pattern = reference.conventions.get(lang)?.placeAndDate
  return place === '' || pattern === undefined
    ? date
    : fillSlots(pattern, { date, place: needsMark(place, locale?.dir) ? `${mark}${place}${mark}` : place })
}

/** Whether the town's script runs against the direction of the line. */
const needsMark = (place: string, dir: 'ltr' | 'rtl' | undefined): boolean =>
  dir === 'rtl'
    ? /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Han}]/u.test(place)
    : /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(place)
