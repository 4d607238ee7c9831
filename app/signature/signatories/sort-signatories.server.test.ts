import { expect, test } from 'vitest'
import { createSignatories, type Signatories } from './signatories.ts'
import type { Signatory } from '#app/statement/signatory.ts'
import { createSignatoriesInSteps, createListUsage } from './sort-signatories.server.ts'

const names = ['Réseau', 'Watch', '人权', 'Сеть', 'شبكة', 'Union']
const many = (n: number): Signatory[] =>
  Array.from({ length: n }, (_, i) => {
    const name = `${names[i % 6] ?? ''} ${(i * 7_919) % n}`
    return { id: `id-${i}`, kind: 'organisation', name, country: i % 3 ? 'KE' : 'FR', day: '2026-03-02' }
  })
const numbers = { revision: '1', anonymous: new Map() }
const regionOf = () => undefined
const byName = { kind: 'organisation', order: 'name', lang: 'fr' } as const

/** The longest that this process worked without letting others work, in ms of its own time. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let isDone = false
  let worst = 0
  let last = process.cpuUsage()
  const look = () => {
    const { user, system } = process.cpuUsage(last)
    worst = Math.max(worst, (user + system) / 1000)
    last = process.cpuUsage()
    if (!isDone) setImmediate(look)
  }
  setImmediate(look)
  await work()
  isDone = true
  return worst
}

test('a hundred thousand are read in and sorted without holding anybody up for 50 ms', async () => {
  const listed = many(100_000)
  let roll: Signatories | undefined
  const filling = await longestBlock(
    async () => (roll = await createSignatoriesInSteps(listed, numbers, regionOf)),
  )
  const sorting = await longestBlock(() =>
    createListUsage(() => new Date()).sort(roll as Signatories, [byName]),
  )
  expect(roll?.sort(...asked())).toBeUndefined()
  expect({ filling: filling < 50, sorting: sorting < 50 }).toEqual({ filling: true, sorting: true })
})

test('read in and sorted so, the list is as it is at one go', async () => {
  const listed = many(7_000)
  const roll = await createSignatoriesInSteps(listed, numbers, regionOf)
  await createListUsage(() => new Date()).sort(roll, [byName])
  const atOnce = createSignatories(listed, numbers, regionOf)
  expect(roll.all(...asked())).toEqual(atOnce.all(...asked()))
  expect([roll.counts, roll.countries]).toEqual([atOnce.counts, atOnce.countries])
})

test('a list that nobody asks for within the hour is forgotten, one that somebody asks for stays', async () => {
  let time = Date.parse('2026-03-02T08:00:00Z')
  const lists = createListUsage(() => new Date(time))
  const roll = createSignatories(many(10), numbers, regionOf)
  const byDay = { ...byName, order: 'date' } as const
  await lists.sort(roll, [byName, byDay])
  time += 3_000_000
  expect(lists.areSorted(roll, [byName])).toBe(true)
  time += 3_000_000
  lists.dropUnused(roll)
  expect(roll.sort(...asked())).toBeUndefined()
  expect(roll.sort('organisation', 'date', 'fr')).toBeDefined()
})

function asked() {
  return [byName.kind, byName.order, byName.lang] as const
}
