import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf } from '#app/time/days.ts'
import type { Seat } from '#app/reference/conventions.ts'
import { planDueTime, type PacingInput } from './pacing.ts'

const due = (now: string, change: Partial<PacingInput> = {}): string =>
  planDueTime({
    now: new Date(now),
    latest: undefined,
    perHour: 6,
    jitter: 0,
    seat: 'geneva',
    ...change,
  }).toISOString()

const newYork = { seat: 'new-york' } as const

describe('a letter to Geneva', () => {
  test.each([
    ['on a Tuesday morning goes at once', '2026-02-03T09:30:00Z', '2026-02-03T09:30:00.000Z'],
    ['before nine waits for nine', '2026-02-03T07:59:59Z', '2026-02-03T08:00:00.000Z'],
    ['at nine sharp goes at once', '2026-02-03T08:00:00Z', '2026-02-03T08:00:00.000Z'],
    ['at five waits for the next day', '2026-02-03T16:00:00Z', '2026-02-04T08:00:00.000Z'],
    ['a moment before five goes at once', '2026-02-03T15:59:59Z', '2026-02-03T15:59:59.000Z'],
    ['on Friday evening waits for Monday', '2026-02-06T16:30:00Z', '2026-02-09T08:00:00.000Z'],
    ['on Saturday waits for Monday', '2026-02-07T10:00:00Z', '2026-02-09T08:00:00.000Z'],
    ['on Sunday night waits for Monday', '2026-02-08T23:30:00Z', '2026-02-09T08:00:00.000Z'],
    ['when clocks go forward in March, at seven UTC', '2026-03-28T12:00:00Z', '2026-03-30T07:00:00.000Z'],
    ['the Friday before them still at eight UTC', '2026-03-26T20:00:00Z', '2026-03-27T08:00:00.000Z'],
    ['when they go back in October, at eight UTC', '2026-10-23T20:00:00Z', '2026-10-26T08:00:00.000Z'],
    ['in the hour that comes twice, on Monday', '2026-10-25T00:30:00Z', '2026-10-26T08:00:00.000Z'],
    ['in the hour that is left out, on Monday', '2026-03-29T01:00:00Z', '2026-03-30T07:00:00.000Z'],
    ['over New Year, which is in no list', '2026-12-31T17:00:00Z', '2027-01-01T08:00:00.000Z'],
  ])('%s', (_, now, at) => expect(due(now)).toBe(at))
})

describe('a letter to New York', () => {
  test.each([
    ['at noon in Geneva waits for nine there', '2026-02-03T11:00:00Z', '2026-02-03T14:00:00.000Z'],
    ['late in Geneva goes at once', '2026-02-03T21:59:00Z', '2026-02-03T21:59:00.000Z'],
    [
      'on its Friday evening, Saturday in UTC, waits for Monday',
      '2026-02-07T00:30:00Z',
      '2026-02-09T14:00:00.000Z',
    ],
    [
      'on its Sunday, Monday in UTC, waits for Monday there',
      '2026-02-09T02:00:00Z',
      '2026-02-09T14:00:00.000Z',
    ],
    [
      'when clocks go forward there, three weeks before Geneva',
      '2026-03-07T12:00:00Z',
      '2026-03-09T13:00:00.000Z',
    ],
    ['when they go back there, a week after Geneva', '2026-10-31T12:00:00Z', '2026-11-02T14:00:00.000Z'],
    ['the Friday before that', '2026-10-30T06:00:00Z', '2026-10-30T13:00:00.000Z'],
  ])('%s', (_, now, at) => expect(due(now, newYork)).toBe(at))
})

test('a letter to an office, whose time zone is unknown, is due between six and fourteen UTC', () => {
  expect(due('2026-02-03T05:00:00Z', { seat: undefined })).toBe('2026-02-03T06:00:00.000Z')
  expect(due('2026-02-03T14:00:00Z', { seat: undefined })).toBe('2026-02-04T06:00:00.000Z')
})

test('in the demo a letter is due at once, even on Sunday', () => {
  const now = '2026-02-08T23:30:00.000Z'
  expect(due(now, { immediate: true, latest: new Date('2027-01-01') })).toBe(now)
})

test('the second letter follows an hour’s share after the first, the last of a day on the next one', () => {
  const latest = new Date('2026-02-03T10:00:00Z')
  expect(due('2026-02-03T10:00:01Z', { latest })).toBe('2026-02-03T10:10:00.000Z')
  expect(due('2026-02-03T10:00:01Z', { latest: new Date('2026-02-06T15:55:00Z') })).toBe(
    '2026-02-09T08:00:00.000Z',
  )
  expect(due('2026-02-03T12:00:00Z', { latest })).toBe('2026-02-03T12:00:00.000Z')
})

test('a full day moves a letter to the next working day', () => {
  const fullDays = new Set(['2026-02-05', '2026-02-06', '2026-02-09'])
  expect(due('2026-02-05T10:00:00Z', { fullDays })).toBe('2026-02-10T08:00:00.000Z')
  expect(due('2026-02-05T23:00:00Z', { fullDays, ...newYork })).toBe('2026-02-10T14:00:00.000Z')
})

const clock = (seat: Seat | undefined) => {
  const timeZone =
    seat === undefined ? 'UTC' : { geneva: 'Europe/Zurich', 'new-york': 'America/New_York' }[seat]
  return (at: Date) => {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value])
    const { weekday, hour } = Object.fromEntries(parts) as Record<'weekday' | 'hour', string>
    return { weekday, hour: Number(hour) }
  }
}

const seats = fc.constantFrom<(Seat | undefined)[]>('geneva', 'new-york', undefined)
const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2031-01-01'), noInvalidDate: true })
const dice = fc.double({ min: 0, max: 1, noNaN: true })

test('letters are due in working hours on the recipient’s own clock, and the day is the same in UTC', () => {
  fc.assert(
    fc.property(seats, moments, dice, fc.integer({ min: 1, max: 60 }), (seat, now, jitter, perHour) => {
      const at = planDueTime({ now, latest: undefined, perHour, jitter, seat })
      const { weekday, hour } = clock(seat)(at)
      const [opens, closes] = seat === undefined ? [6, 14] : [9, 17]
      expect(['Mon', 'Tue', 'Wed', 'Thu', 'Fri']).toContain(weekday)
      expect(hour).toBeGreaterThanOrEqual(opens)
      expect(hour).toBeLessThan(closes)
      expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime())
      expect(at.getTime() - now.getTime()).toBeLessThan(3 * 86_400_000)
      expect(at.getTime() % 1).toBe(0)
    }),
    { numRuns: 500 },
  )
})

test('a hundred letters queued at the same moment never make more than so many in any hour', () => {
  fc.assert(
    fc.property(
      seats,
      moments,
      fc.integer({ min: 1, max: 30 }),
      fc.infiniteStream(dice),
      (seat, now, perHour, random) => {
        const times: number[] = []
        let latest: Date | undefined
        for (let i = 0; i < 100; i++) {
          latest = planDueTime({ now, latest, perHour, jitter: Number(random.next().value), seat })
          times.push(latest.getTime())
        }
        for (let i = perHour; i < times.length; i++)
          expect((times[i] ?? 0) - (times[i - perHour] ?? 0)).toBeGreaterThanOrEqual(3_600_000)
      },
    ),
    { numRuns: 100 },
  )
})

test('the day of a letter is that in UTC', () => {
  expect(dayOf(new Date('2026-02-05T23:59:59Z'))).toBe('2026-02-05')
})
