import { describe, expect, test } from 'vitest'
import { reference } from '../../../tests/content/world.ts'
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
  expect(phaseAt('hrc64', '2026-11-21T12:00:00Z')).toBe('unknown')
  expect(phaseAt('hrc63', '2026-09-06T12:00:00Z')).toBe('before')
  expect(phaseAt('hrc63', '2026-11-21T12:00:00Z')).toBe('unknown')
})

test('a session without a dialogue is over when it ends', () => {
  expect(phaseAt('hrc59', '2025-07-09T12:00:00Z')).toBe('session')
  expect(phaseAt('hrc59', '2025-07-10T12:00:00Z')).toBe('after')
})

test('winter time in Geneva is one hour ahead', () => {
  expect(dayInGeneva(new Date('2026-11-21T22:59:00Z'))).toBe('2026-11-21')
  expect(dayInGeneva(new Date('2026-11-21T23:00:00Z'))).toBe('2026-11-22')
})
