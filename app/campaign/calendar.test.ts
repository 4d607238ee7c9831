import { describe, expect, test } from 'vitest'
import { reference } from '../../tests/content/composition-context.ts'
import { findClosingDay, isClosingUnknown, listCalendarEntries, listUpcoming } from './calendar.ts'
import type { Campaign } from './campaign.ts'

const following = (id: string | undefined, schedule: Campaign['schedule'] = 'evergreen') => {
  const session = id === undefined ? undefined : reference.sessions.get(id)
  if (id !== undefined && !session) throw new Error(id)
  return { schedule, ...(session ? { session } : {}) }
}
const days = (campaign: ReturnType<typeof following>) =>
  listCalendarEntries(campaign).map(({ kind, first, last, closes }) =>
    [kind, first, ...(last === first ? [] : [last]), ...(closes ? ['closes'] : [])].join(' '),
  )

describe('the days of the calendar:', () => {
  test.each([
    ['the dialogue', following('hrc51'), ['dialogue 2022-09-29']],
    ['the session, if it holds no dialogue', following('hrc59'), ['session 2025-06-16 2025-07-09']],
    ['the beginning of a session without a known end', following('hrc63'), ['session-start 2026-09-07']],
    ['none of a session without dates', following('hrc62'), []],
    ['none of a session that is not announced', following('hrc64'), []],
    ['none without session and schedule', following(undefined), []],
    [
      'the end of a session without a known beginning',
      { schedule: 'evergreen' as const, session: { id: 'x', number: 1, end: '2027-04-01', source: '' } },
      ['session-end 2027-04-01'],
    ],
    [
      'the campaign’s own last day',
      following(undefined, { closes: '2027-03-01' }),
      ['closing 2027-03-01 closes'],
    ],
    [
      'the dialogue and the campaign’s own last day',
      following('hrc51', { closes: '2022-10-03' }),
      ['dialogue 2022-09-29', 'closing 2022-10-03 closes'],
    ],
    ['one entry for one day', following('hrc51', { closes: 'dialogue' }), ['dialogue 2022-09-29 closes']],
    [
      'the last day of a session that is also the campaign’s',
      following('hrc59', { closes: 'session-end' }),
      ['session 2025-06-16 2025-07-09', 'closing 2025-07-09 closes'],
    ],
    [
      'no closing day that nobody knows',
      following('hrc63', { closes: 'dialogue' }),
      ['session-start 2026-09-07'],
    ],
    ['nothing at all', following('hrc64', { opens: 'session-start', closes: 'session-end' }), []],
  ])('%s', (_what, campaign, expected) => expect(days(campaign)).toEqual(expected))
})

test('a day is coming until it is over', () => {
  const entries = listCalendarEntries(following('hrc51', { closes: '2022-10-03' }))
  const comingOn = (day: string) => listUpcoming(entries, day).map(({ kind }) => kind)
  expect(comingOn('2022-09-29')).toEqual(['dialogue', 'closing'])
  expect(comingOn('2022-09-30')).toEqual(['closing'])
  expect(comingOn('2022-10-04')).toEqual([])
})

test('a campaign that closes with a dialogue does not know its last day before the dialogue’s is known', () => {
  expect(isClosingUnknown(following('hrc63', { closes: 'dialogue' }))).toBe(true)
  // The end of the session bounds it, but is not the day of the dialogue.
  expect(isClosingUnknown(following('hrc59', { closes: 'dialogue' }))).toBe(true)
  expect(isClosingUnknown(following('hrc63', { closes: 'session-end' }))).toBe(true)
  expect(isClosingUnknown(following('hrc51', { closes: 'dialogue' }))).toBe(false)
  expect(isClosingUnknown(following('hrc63', { closes: '2026-10-01' }))).toBe(false)
  expect(isClosingUnknown(following('hrc64'))).toBe(false)
  expect(findClosingDay(following('hrc51', { closes: 'session-end' }))).toBe('2022-10-07')
})
