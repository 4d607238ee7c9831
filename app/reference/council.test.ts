import { expect, test } from 'vitest'
import { reference } from '../../tests/content/composition-context.ts'
import { isOnCouncil } from './council.ts'

const sits = (state: string, day: string) => isOnCouncil(reference.councilSeats, state, day)

test('Russia sat on the Council until 7 April 2022, Czechia from 10 May', () => {
  expect([sits('RU', '2022-04-07'), sits('RU', '2022-04-08')]).toEqual([true, false])
  expect([sits('CZ', '2022-05-09'), sits('CZ', '2022-05-10')]).toEqual([false, true])
})

test('in a year with unknown elections, only known members are certain', () => {
  const known = reference.councilSeats.filter(({ year }) => year === 2027).map(({ state }) => state)
  expect(known).toHaveLength(32)
  expect(sits(known[0] ?? '', '2027-03-01')).toBe(true)
  expect(sits('VA', '2027-03-01')).toBeUndefined()
  expect(sits('CH', '2031-01-01')).toBeUndefined()
})

test('47 states sit in every year that is complete', () => {
  for (const year of [2020, 2021, 2023, 2024, 2025, 2026])
    expect([...reference.states.keys()].filter((code) => sits(code, `${year}-06-01`))).toHaveLength(47)
})
