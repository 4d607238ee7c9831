import { expect, test } from 'vitest'
import { compareTotals } from './imported-totals.ts'

test('a difference between the stated total and the list is found', () => {
  const rows = Array.from({ length: 281 }, () => ({ kind: 'organisation' as const }))
  const imported = { anonymous: { organisations: 39 }, totals: { organisations: 321 } }
  expect(compareTotals(imported, rows)).toEqual({
    organisation: { stated: 321, counted: 320, listed: 281, anonymous: 39 },
  })
  expect(compareTotals(imported, [...rows, { kind: 'organisation' }])).toBeUndefined()
  expect(compareTotals({ anonymous: { organisations: 3 } }, rows)).toBeUndefined()
  expect(compareTotals(undefined, rows)).toBeUndefined()
})
