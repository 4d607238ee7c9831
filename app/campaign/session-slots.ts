import { listSlots } from '#app/text/slots.ts'
import { formatOrdinal, type Locale } from '#app/locale/locale.ts'
import { formatPartialDate } from '#app/time/partial-date.ts'
import type { SessionPhase, Session } from '#app/time/session.ts'
import type { SentenceByPhase } from './schema/words-schema.ts'

/**
 * Lists the slots that a sentence about this session may use: those whose value is known. Without a session
 * there are none.
 */
export function listSessionSlots(session: Session | undefined): string[] {
  if (!session) return []
  return [
    'session',
    ...(session.dialogue === undefined ? [] : ['date']),
    ...(session.start === undefined ? [] : ['start']),
    ...(session.end === undefined ? [] : ['end']),
  ]
}

/** Formats the values of those slots for a language: the session's number and days. */
export function formatSessionSlots(session: Session | undefined, locale: Locale): Record<string, string> {
  if (!session) return {}
  const days = { date: session.dialogue, start: session.start, end: session.end }
  return {
    session: formatOrdinal(session.number, locale),
    ...Object.fromEntries(
      Object.entries(days).flatMap(([slot, day]) =>
        day === undefined ? [] : [[slot, formatPartialDate(day, locale.formats)]],
      ),
    ),
  }
}

/**
 * Chooses the sentence for a phase. One that needs an unknown day, like `{date}` before the date of the
 * dialogue is known, is replaced with `unknown`. The check ensures that there is one for each phase that can
 * occur.
 */
export function choosePhaseSentence<T extends string | string[]>(
  clock: SentenceByPhase<T>,
  phase: SessionPhase | undefined,
  session: Session | undefined,
): T {
  const wanted = phase === undefined ? clock.always : (clock[phase] ?? clock.after)
  const sentence = wanted !== undefined && canFill(wanted, session) ? wanted : (clock.unknown ?? wanted)
  if (sentence === undefined) throw new Error(`no sentence for ${phase ?? 'always'}`)
  return sentence
}

/** Whether every slot of a sentence, in each of its wordings, has a value in this session. */
function canFill(sentence: string | readonly string[], session: Session | undefined): boolean {
  const slots = listSessionSlots(session)
  return [sentence].flat().every((text) => listSlots(text).every((slot) => slots.includes(slot)))
}
