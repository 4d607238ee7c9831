import { expect, test } from 'vitest'
import { locales, reference } from '../../tests/content/composition-context.ts'
import { fillSlots } from '#app/text/slots.ts'
import type { Locale } from '#app/locale/locale.ts'
import { choosePhaseSentence, listSessionSlots, formatSessionSlots } from './session-slots.ts'
import { choosePhase, type SessionPhase, type Session } from '#app/time/session.ts'
import type { SentenceByPhase } from './schema/words-schema.ts'

const need = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('missing')
  return value
}
const session = (id: string) => need(reference.sessions.get(id))
const [en, zh] = [need(locales.get('en')), need(locales.get('zh'))]

const formatClock = (
  clock: SentenceByPhase<string>,
  phase: SessionPhase | undefined,
  session: Session | undefined,
  locale: Locale,
) => fillSlots(choosePhaseSentence(clock, phase, session), formatSessionSlots(session, locale))

const clock = {
  before: 'before',
  session: '{session}: {date}, {start} to {end}',
  day: 'day',
  after: 'after {session}',
  unknown: 'unknown {session}',
}

test('a sentence about a session has its number and days as each language writes them', () => {
  expect(formatClock(clock, 'session', session('hrc51'), en)).toBe(
    '51st: 29 September 2022, 12 September 2022 to 7 October 2022',
  )
  expect(formatClock(clock, 'session', session('hrc51'), zh)).toBe(
    '51: 2022年9月29日, 2022年9月12日 to 2022年10月7日',
  )
})

test('a sentence may use only what is known of the session', () => {
  expect(listSessionSlots(session('hrc51'))).toEqual(['session', 'date', 'start', 'end'])
  expect(listSessionSlots(session('hrc52'))).toEqual(['session', 'start', 'end'])
  expect(listSessionSlots(session('hrc63'))).toEqual(['session', 'start'])
  expect(listSessionSlots(session('hrc64'))).toEqual(['session'])
})

test('a sentence that needs an unknown day is replaced with the one for unknown days; without it nothing is made up', () => {
  expect(formatClock(clock, 'session', session('hrc64'), en)).toBe('unknown 64th')
  const { unknown: _, ...without } = clock
  expect(() => formatClock(without, 'session', session('hrc64'), en)).toThrow('{date}')
})

test('a campaign without a session has one sentence for always, and no slots', () => {
  expect(formatClock({ always: 'Any day.' }, choosePhase(undefined, new Date()), undefined, en)).toBe(
    'Any day.',
  )
  expect(listSessionSlots(undefined)).toEqual([])
})

test('each phase has its own sentence', () => {
  expect(formatClock(clock, 'unknown', session('hrc64'), en)).toBe('unknown 64th')
  expect(formatClock(clock, 'after', session('hrc52'), en)).toBe('after 52nd')
  expect(formatClock(clock, 'before', session('hrc53'), en)).toBe('before')
})

test('on every day, each session has a sentence that names only known days', () => {
  for (const one of reference.sessions.values()) {
    const named = listSessionSlots(one)
      .map((slot) => `{${slot}}`)
      .join(' ')
    const all = { before: named, session: named, day: named, after: named, unknown: named }
    for (const day of ['2021-06-20', '2022-09-29', '2024-03-01', '2026-06-25', '2026-11-21', '2027-03-01'])
      expect(formatClock(all, choosePhase(one, new Date(`${day}T12:00:00Z`)), one, en)).not.toMatch(
        /[{}]|undefined/,
      )
  }
})
