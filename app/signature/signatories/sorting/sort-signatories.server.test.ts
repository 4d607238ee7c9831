import { expect, test } from 'vitest'
import { createSignatories, type Signatories } from '#app/signature/signatories/signatories.ts'
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

/** The longest time that the event loop was blocked, in ms of CPU time. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let isDone = false
  let worst = 0
  let last = process.cpuUsage()
  const measure = () => {
    const { user, system } = process.cpuUsage(last)
    worst = Math.max(worst, (user + system) / 1000)
    last = process.cpuUsage()
    if (!isDone) setImmediate(measure)
  }
  setImmediate(measure)
  await work()
  isDone = true
  return worst
}

test('a hundred thousand are created and sorted without blocking for 50 ms', async () => {
  const listed = many(100_000)
  let signatories: Signatories | undefined
  const filling = await longestBlock(
    async () => (signatories = await createSignatoriesInSteps(listed, numbers, regionOf)),
  )
  const sorting = await longestBlock(() =>
    createListUsage(() => new Date()).sort(signatories as Signatories, [byName]),
  )
  expect(signatories?.sort(...byNameKey())).toBeUndefined()
  expect({ filling: filling < 50, sorting: sorting < 50 }).toEqual({ filling: true, sorting: true })
})

test('created and sorted in steps, the list is the same as at once', async () => {
  const listed = many(7_000)
  const signatories = await createSignatoriesInSteps(listed, numbers, regionOf)
  await createListUsage(() => new Date()).sort(signatories, [byName])
  const atOnce = createSignatories(listed, numbers, regionOf)
  expect(signatories.all(...byNameKey())).toEqual(atOnce.all(...byNameKey()))
  expect([signatories.counts, signatories.countries]).toEqual([atOnce.counts, atOnce.countries])
})

test('a list that is not requested within an hour is dropped, one that is requested stays', async () => {
  let time = Date.parse('2026-03-02T08:00:00Z')
  const lists = createListUsage(() => new Date(time))
  const signatories = createSignatories(many(10), numbers, regionOf)
  const byDay = { ...byName, order: 'date' } as const
  await lists.sort(signatories, [byName, byDay])
  time += 3_000_000
  expect(lists.areSorted(signatories, [byName])).toBe(true)
  time += 3_000_000
  lists.dropUnused(signatories)
  expect(signatories.sort(...byNameKey())).toBeUndefined()
  expect(signatories.sort('organisation', 'date', 'fr')).toBeDefined()
})

function byNameKey() {
  return [byName.kind, byName.order, byName.lang] as const
}
