import { expect, test } from 'vitest'
import {
  toSignatories,
  parseSignatoriesCsv,
  formatSignatoriesCsv,
  type ImportedSignatory,
} from './signatories-csv.ts'
import { compareTotals } from '#app/signature/signatories/imported-totals.ts'
import { planListImport } from './plan-list-import.ts'

const header = { line: 1, cells: ['kind', 'name', 'other_name', 'country', 'title', 'website', 'region'] }
const parse = (...cells: string[]) => parseSignatoriesCsv('s.csv', [header, { line: 2, cells }])

test('a row that somebody corrected by hand is read, and its mistakes are named', () => {
  expect(parse('organisation', 'Árvore', '', 'TW', '', 'https://tree.example', '')).toEqual({
    ok: true,
    value: [{ kind: 'organisation', name: 'Árvore', country: 'TW', website: 'https://tree.example' }],
  })
  expect(parse('ngo', '<b>', '', 'XX', '', 'http://tree.example', 'mars')).toMatchObject({
    ok: false,
    error: [{ line: 2 }, { line: 2 }, { line: 2 }, { line: 2 }, { line: 2 }],
  })
  expect(parse('organisation', 'A')).toMatchObject({ ok: false })
  expect(parseSignatoriesCsv('s.csv', [{ line: 1, cells: ['name'] }])).toMatchObject({
    ok: false,
    error: [{ line: 1 }],
  })
})

test('the same rows give the same bytes, quotes and all', () => {
  const rows: ImportedSignatory[] = [
    { kind: 'organisation', name: 'Centro "Segundo" (CSMM), A.C.', country: 'SV' },
  ]
  expect(formatSignatoriesCsv(rows)).toBe(
    'kind,name,other_name,country,title,website,region\r\norganisation,"Centro ""Segundo"" (CSMM), A.C.",,SV,,,\r\n',
  )
})

test('two of one name are two on the roll, and keep their ids when others come', () => {
  const one: ImportedSignatory = { kind: 'organisation', name: 'Twin' }
  const ids = (rows: readonly ImportedSignatory[]) =>
    toSignatories(rows)
      .filter(({ name }) => name === 'Twin')
      .map(({ id }) => id)
  expect(new Set(ids([one, one])).size).toBe(2)
  expect(ids([{ ...one, name: 'New' }, one, one])).toEqual(ids([one, one]))
})

test('a source that states another total than its list adds up to is told so', () => {
  const rows = Array.from({ length: 281 }, () => ({ kind: 'organisation' as const }))
  const elsewhere = { anonymous: { organisations: 39 }, totals: { organisations: 321 } }
  expect(compareTotals(elsewhere, rows)).toEqual({
    organisation: { stated: 321, counted: 320, listed: 281, anonymous: 39 },
  })
  expect(compareTotals(elsewhere, [...rows, { kind: 'organisation' }])).toBeUndefined()
  expect(compareTotals({ anonymous: { organisations: 3 } }, rows)).toBeUndefined()
  expect(compareTotals(undefined, rows)).toBeUndefined()
})

test('a newer list adds and takes out, keeps what it says nothing of, and leaves the other kind alone', () => {
  const lee: ImportedSignatory = { kind: 'person', name: 'Lee Yanghee' }
  const before: ImportedSignatory[] = [
    { kind: 'organisation', name: 'HRW', website: 'https://hrw.example', country: 'US' },
    { kind: 'organisation', name: 'Gone' },
    lee,
  ]
  const plan = planListImport(before, [
    { kind: 'organisation', name: 'New' },
    { kind: 'organisation', name: 'HRW', country: 'DE' },
  ])
  expect(plan.added.map(({ name }) => name)).toEqual(['New'])
  expect(plan.removed.map(({ name }) => name)).toEqual(['Gone'])
  expect(plan.changed).toMatchObject([{ after: { website: 'https://hrw.example', country: 'DE' } }])
  expect(plan.kept).toEqual([{ kind: 'person', n: 1 }])
  expect(plan.result.map(({ name }) => name)).toEqual(['New', 'HRW', 'Lee Yanghee'])
  expect(planListImport(plan.result, plan.result)).toMatchObject({
    added: [],
    removed: [],
    changed: [],
    unchanged: 3,
  })
})
