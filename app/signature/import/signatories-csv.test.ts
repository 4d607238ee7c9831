import { expect, test } from 'vitest'
import {
  toSignatories,
  parseSignatoriesCsv,
  formatSignatoriesCsv,
  type ImportedSignatory,
} from './signatories-csv.ts'

const header = { line: 1, cells: ['kind', 'name', 'other_name', 'country', 'title', 'website', 'region'] }
const parse = (...cells: string[]) => parseSignatoriesCsv('s.csv', [header, { line: 2, cells }])

test('a row that somebody edited is read, and its mistakes are reported', () => {
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

test('the same rows give the same bytes, quotes included', () => {
  const rows: ImportedSignatory[] = [
    { kind: 'organisation', name: 'Centro "Segundo" (CSMM), A.C.', country: 'SV' },
  ]
  expect(formatSignatoriesCsv(rows)).toBe(
    'kind,name,other_name,country,title,website,region\r\norganisation,"Centro ""Segundo"" (CSMM), A.C.",,SV,,,\r\n',
  )
})

test('two signatories of one name get two ids, which do not change when others are added', () => {
  const one: ImportedSignatory = { kind: 'organisation', name: 'Twin' }
  const ids = (rows: readonly ImportedSignatory[]) =>
    toSignatories(rows)
      .filter(({ name }) => name === 'Twin')
      .map(({ id }) => id)
  expect(new Set(ids([one, one])).size).toBe(2)
  expect(ids([{ ...one, name: 'New' }, one, one])).toEqual(ids([one, one]))
})
