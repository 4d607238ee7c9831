import { expect, test } from 'vitest'
import { displayedCounts } from './displayed-counts.ts'

const none = { total: 0, listed: 0, anonymous: 0 }
const difference = { stated: 321, counted: 320, listed: 281, anonymous: 39 }

test('a reader is told what the roll adds up to, and nothing of kinds that nobody is of', () => {
  const organisation = { total: 12, listed: 10, anonymous: 2 }
  expect(displayedCounts({ organisation, person: none })).toEqual([
    { kind: 'organisation', count: organisation },
  ])
  expect(displayedCounts({ organisation: none, person: none })).toEqual([])
})

test('a list whose source states one more is said as the source says it, with the difference', () => {
  const organisation = { total: 320, listed: 281, anonymous: 39 }
  expect(displayedCounts({ organisation, person: none }, { organisation: difference })).toEqual([
    { kind: 'organisation', count: { total: 321, listed: 281, anonymous: 39 }, difference },
  ])
})

test('whoever signs here as well comes on top of what the source states', () => {
  const organisation = { total: 322, listed: 283, anonymous: 39 }
  expect(displayedCounts({ organisation, person: none }, { organisation: difference })).toEqual([
    { kind: 'organisation', count: { total: 323, listed: 283, anonymous: 39 }, difference },
  ])
})
