import { expect, test } from 'vitest'
import { displayedCounts } from './displayed-counts.ts'

const none = { total: 0, listed: 0, anonymous: 0 }
const difference = { stated: 321, counted: 320, listed: 281, anonymous: 39 }

test('readers see the sum of all signatures, without kinds that have none', () => {
  const organisation = { total: 12, listed: 10, anonymous: 2 }
  expect(displayedCounts({ organisation, person: none })).toEqual([
    { kind: 'organisation', count: organisation },
  ])
  expect(displayedCounts({ organisation: none, person: none })).toEqual([])
})

test('if the source states one more than its list, its number is displayed, with the difference', () => {
  const organisation = { total: 320, listed: 281, anonymous: 39 }
  expect(displayedCounts({ organisation, person: none }, { organisation: difference })).toEqual([
    { kind: 'organisation', count: { total: 321, listed: 281, anonymous: 39 }, difference },
  ])
})

test('signatures given here are added to the number that the source states', () => {
  const organisation = { total: 322, listed: 283, anonymous: 39 }
  expect(displayedCounts({ organisation, person: none }, { organisation: difference })).toEqual([
    { kind: 'organisation', count: { total: 323, listed: 283, anonymous: 39 }, difference },
  ])
})
