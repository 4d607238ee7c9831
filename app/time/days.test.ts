import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  createDayIn,
  dayOf,
  dayOfIso,
  daysAfter,
  daysBetween,
  firstDayOf,
  hourOfIso,
  lastDayOf,
  startOfDay,
} from './days.ts'

const anyDay = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map(dayOf)

test.each([
  ['2026-11-30', 1, '2026-12-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2026-03-01', -1, '2026-02-28'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-11-21', 0, '2026-11-21'],
  // Clocks change in Geneva on the 29th; days of UTC have 24 hours all the same.
  ['2026-03-28', 2, '2026-03-30'],
])('%s and %i days are %s', (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected)
  expect(daysBetween(day, expected)).toBe(days)
})

test('adding days and counting them again gives the same number', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -1000, max: 1000 }), (day, days) => {
      expect(daysBetween(day, addDays(day, days))).toBe(days)
      expect(addDays(addDays(day, days), -days)).toBe(day)
    }),
  )
})

test('a moment near midnight is on one day in UTC and on another in Geneva', () => {
  const late = new Date('2026-11-21T23:30:00Z')
  expect(dayOf(late)).toBe('2026-11-21')
  expect(createDayIn('Europe/Zurich')(late)).toBe('2026-11-22')
  expect(dayOfIso(late.toISOString())).toBe('2026-11-21')
  expect(hourOfIso(late.toISOString())).toBe('2026-11-21T23')
  expect(startOfDay('2026-11-21').toISOString()).toBe('2026-11-21T00:00:00.000Z')
  expect(daysAfter(late, -2).toISOString()).toBe('2026-11-19T23:30:00.000Z')
})

test.each([
  ['2026', '2026-01-01', '2026-12-31'],
  ['2028-02', '2028-02-01', '2028-02-29'],
  ['2026-11', '2026-11-01', '2026-11-30'],
  ['2026-11-05', '2026-11-05', '2026-11-05'],
])('%s is from %s to %s', (date, first, last) => {
  expect(firstDayOf(date)).toBe(first)
  expect(lastDayOf(date)).toBe(last)
})

test('text that is not a day is no number of days away', () => {
  expect(daysBetween('2026-99-99', '2026-11-21')).toBeNaN()
})
