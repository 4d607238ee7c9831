import { dayInGeneva } from '#app/time/session.ts'
import { toOneLine } from '#app/text/characters/clean-text.ts'
import { fillSlots } from '#app/text/slots.ts'
import { formatPartialDate } from '#app/time/partial-date.ts'
import type { Context } from '#app/context.ts'

// RIGHT-TO-LEFT and LEFT-TO-RIGHT MARK (UAX 9): a Latin town in an Arabic line must not draw the day to its side. Marks, not
// isolates, since the typesetter does not know those.
const marks = { rtl: '\u200F', ltr: '\u200E' }

/** "Lima, 21 November 2026", as the letter's language heads a letter; without a town the day alone. */
export function formatPlaceAndDate(
  app: Pick<Context, 'locales' | 'reference' | 'now'>,
  lang: string,
  town: string,
  day = dayInGeneva(app.now()),
): string {
  const locale = app.locales.get(lang)
  const date = formatPartialDate(day, locale?.formats ?? lang)
  const mark = marks[locale?.dir ?? 'ltr']
  const place = toOneLine(town)
  const pattern = app.reference.conventions.get(lang)?.placeAndDate
  return place === '' || pattern === undefined
    ? date
    : fillSlots(pattern, { date, place: needsMark(place, locale?.dir) ? `${mark}${place}${mark}` : place })
}

/** Whether a town is written against the direction of the line. */
const needsMark = (place: string, dir: 'ltr' | 'rtl' | undefined): boolean =>
  dir === 'rtl'
    ? /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Han}]/u.test(place)
    : /\p{Script=Arabic}|\p{Script=Hebrew}/u.test(place)
