import { expect, test } from 'vitest'
import { reference } from '../../tests/content/composition-context.ts'
import { foldStateName, listNamedStates, searchStates } from './search-states.ts'
import { isOnCouncil } from '#app/reference/council.ts'

const states = [...reference.states.values()]
const names = { en: listNamedStates(states, 'en'), zh: listNamedStates(states, 'zh') }
const find = (lang: 'en' | 'zh', query: string) => searchStates(names[lang], query).map(({ code }) => code)

test('every state is found by the name it is listed under, and by its code', () => {
  for (const lang of ['en', 'zh'] as const)
    for (const { code, name } of names[lang]) {
      expect(find(lang, name)).toContain(code)
      expect(find(lang, code.toLowerCase())).toContain(code)
    }
})

test('a part of a name finds every state that has it, and no code that only begins so', () => {
  expect(find('en', 'guinea').sort()).toEqual(['GN', 'GQ', 'GW', 'PG'])
  expect(find('zh', '几内亚').sort()).toEqual(['GN', 'GQ', 'GW', 'PG'])
  expect(find('en', 'uk')).toEqual(['UA', 'GB'])
  expect(find('en', 'gb')).toEqual(['GB'])
})

test.each(['.*', '[a-z', '\\', '$', '__proto__', '%'])('%s is searched literally', (query) => {
  expect(find('en', query)).toEqual([])
})

test('names are compared without accents, case, curly quotes and full-width letters', () => {
  expect(foldStateName(' CÔTE D’Ivoire ')).toBe("cote d'ivoire")
  expect(foldStateName('ＫＥ')).toBe('ke')
  expect(foldStateName('São Tomé')).toBe(foldStateName('Sa\u0303o Tome\u0301'))
})

test('a query of 1 MB is answered at once', () => {
  const started = process.cpuUsage().user / 1000
  expect(find('en', 'a'.repeat(1_000_000))).toEqual([])
  expect(process.cpuUsage().user / 1000 - started).toBeLessThan(2000)
})

const sitting = (day: string) =>
  states.filter(({ code }) => isOnCouncil(reference.councilSeats, code, day) === true).map(({ code }) => code)

test('between the suspension of one member and the election of another, 46 states sit', () => {
  expect(sitting('2022-04-07')).toHaveLength(47)
  expect(sitting('2022-04-20')).toHaveLength(46)
  expect(sitting('2022-05-10')).toHaveLength(47)
})

test('in a complete year the membership of every state is known, from its first day to its last', () => {
  for (const year of [2020, 2021, 2022, 2023, 2024, 2025, 2026])
    for (const { code } of states)
      for (const day of [`${year}-01-01`, `${year}-12-31`])
        expect(isOnCouncil(reference.councilSeats, code, day), `${code} ${day}`).toBeTypeOf('boolean')
})

test('observers never sit', () => {
  for (const day of ['2020-01-01', '2024-06-01', '2026-11-21'])
    expect(sitting(day).filter((code) => reference.states.get(code)?.status === 'observer')).toEqual([])
})
