import { fillSlots } from '../locale/fill.ts'
import { showOrdinal, type Locale } from '../locale/locale.ts'
import { showPartialDate } from '../locale/partial-date.ts'
import type { Phase, Session } from './session.ts'
import type { WordsFile } from './words-schema.ts'

/** The slots that a sentence about this session may use: those whose value is known. */
export function listSessionSlots(session: Session): string[] {
  return [
    'session',
    ...(session.dialogue === undefined ? [] : ['date']),
    ...(session.start === undefined ? [] : ['start']),
    ...(session.end === undefined ? [] : ['end']),
  ]
}

/** The sentence for this place of the clock, with the session's number and days written as the language does. */
export function showClock(
  clock: WordsFile['deadline'],
  phase: Phase,
  session: Session,
  locale: Locale,
): string {
  const sentence = clock[phase] ?? clock.after
  const day = (date: string | undefined) => (date === undefined ? {} : showPartialDate(date, locale.formats))
  return fillSlots(sentence, {
    session: showOrdinal(session.number, locale),
    ...Object.fromEntries(
      Object.entries({
        date: day(session.dialogue),
        start: day(session.start),
        end: day(session.end),
      }).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  })
}
