import { describe, expect, test } from 'vitest'
import { reference } from '../../tests/content/composition-context.ts'
import { choosePhase, dayInGeneva } from './session.ts'

const phaseAt = (id: string, moment: string) => {
  const session = reference.sessions.get(id)
  if (!session) throw new Error(id)
  return choosePhase(session, new Date(moment))
}

describe('the 51st session, 12 September to 7 October 2022, dialogue on 29 September', () => {
  test.each([
    ['2022-09-11T21:59:00Z', 'before'],
    // Geneva is two hours ahead in summer: the day begins there before it does in UTC.
    ['2022-09-11T22:00:00Z', 'session'],
    ['2022-09-28T21:59:00Z', 'session'],
    ['2022-09-28T22:00:00Z', 'day'],
    ['2022-09-29T21:59:00Z', 'day'],
    ['2022-09-29T22:00:00Z', 'after'],
    ['2026-11-21T12:00:00Z', 'after'],
  ])('at %s: %s', (moment, phase) => expect(phaseAt('hrc51', moment)).toBe(phase))
})

test('a session whose dates no source gives is unknown, and one without a known end does not end', () => {
  expect(phaseAt('hrc62', '2026-06-25T12:00:00Z')).toBe('unknown')
  expect(phaseAt('hrc64', '2026-11-21T12:00:00Z')).toBe('unknown')
  expect(phaseAt('hrc63', '2026-09-06T12:00:00Z')).toBe('before')
  expect(phaseAt('hrc63', '2026-11-21T12:00:00Z')).toBe('unknown')
})

test('a session without a dialogue is over when it ends', () => {
  expect(phaseAt('hrc59', '2025-07-09T12:00:00Z')).toBe('session')
  expect(phaseAt('hrc59', '2025-07-10T12:00:00Z')).toBe('after')
})

test('where the session has begun and only its dialogue is known, that day ends it', () => {
  const session = { id: 'x', number: 1, start: '2026-09-07', dialogue: '2026-09-24', source: '' }
  const phases = ['2026-09-06', '2026-09-07', '2026-09-24', '2026-09-25'].map((day) =>
    choosePhase(session, new Date(`${day}T12:00:00Z`)),
  )
  expect(phases).toEqual(['before', 'session', 'day', 'after'])
})

test('where only the dialogue is known, the phase before it is unknown', () => {
  const session = { id: 'x', number: 1, dialogue: '2026-09-24', source: '' }
  const phases = ['2026-09-23', '2026-09-24', '2026-09-25'].map((day) =>
    choosePhase(session, new Date(`${day}T12:00:00Z`)),
  )
  expect(phases).toEqual(['unknown', 'day', 'after'])
})

describe('a session across the change to summer time, 29 March 2026', () => {
  test.each([
    // The 61st, 23 February to 31 March 2026: it begins in winter time and ends in summer time.
    ['2026-02-22T22:59:00Z', 'before'],
    ['2026-02-22T23:00:00Z', 'session'],
    ['2026-03-31T21:59:00Z', 'session'],
    ['2026-03-31T22:00:00Z', 'after'],
  ])('at %s: %s', (moment, phase) => expect(phaseAt('hrc61', moment)).toBe(phase))
})

test('without a session there is no phase', () =>
  expect(choosePhase(undefined, new Date('2026-11-21T12:00:00Z'))).toBeUndefined())

test.each([
  ['2026-01-15T22:59:00Z', '2026-01-15'],
  ['2026-01-15T23:00:00Z', '2026-01-16'],
  // The nights in which the clocks change.
  ['2026-03-28T22:59:00Z', '2026-03-28'],
  ['2026-03-28T23:00:00Z', '2026-03-29'],
  ['2026-03-29T21:59:00Z', '2026-03-29'],
  ['2026-03-29T22:00:00Z', '2026-03-30'],
  ['2026-10-24T22:00:00Z', '2026-10-25'],
  ['2026-10-25T22:59:00Z', '2026-10-25'],
  ['2026-10-25T23:00:00Z', '2026-10-26'],
  // Clocks far from Geneva say another day.
  ['2026-12-31T23:30:00Z', '2027-01-01'],
])('at %s it is %s in Geneva', (moment, day) => expect(dayInGeneva(new Date(moment))).toBe(day))

test('winter time in Geneva is one hour ahead', () => {
  expect(dayInGeneva(new Date('2026-11-21T22:59:00Z'))).toBe('2026-11-21')
  expect(dayInGeneva(new Date('2026-11-21T23:00:00Z'))).toBe('2026-11-22')
})
