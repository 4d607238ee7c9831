import { expect, test } from 'vitest'
import { displayedVersionCounts } from './version-counts.ts'

const counts = (listed: number, anonymous = 0) => ({
  organisation: { total: listed + anonymous, listed, anonymous },
  person: { total: 0, listed: 0, anonymous: 0 },
})
const countsOf = (listed: number, anonymous = 0) => [
  { kind: 'organisation', count: { total: listed + anonymous, listed, anonymous } },
]

test('if all signed the displayed version, the totals suffice', () => {
  expect(displayedVersionCounts(new Map([[2, counts(3)]]), 2, {})).toEqual([])
  expect(displayedVersionCounts(new Map(), 2, {})).toEqual([])
})

test('signatures of an older version are counted separately, with the anonymous ones', () => {
  const versions = new Map([
    [1, counts(3, 2)],
    [3, counts(1)],
  ])
  expect(displayedVersionCounts(versions, 3, {})).toMatchObject([
    { n: 3, counts: countsOf(1) },
    { n: 1, counts: countsOf(3, 2) },
  ])
  expect(displayedVersionCounts(versions, 2, {}).map(({ n, counts: here }) => [n, here.length])).toEqual([
    [2, 0],
    [3, 1],
    [1, 1],
  ])
})

test('the stated total counts for the version that imported signatories signed', () => {
  const differences = { organisation: { stated: 5, counted: 4, listed: 4, anonymous: 0 } }
  const versions = new Map([
    [1, counts(4)],
    [2, counts(1)],
  ])
  expect(
    displayedVersionCounts(versions, 2, {}, differences).map(({ counts: [first] }) => first?.count.total),
  ).toEqual([1, 5])
})
