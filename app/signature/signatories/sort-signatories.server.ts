import { setImmediate } from 'node:timers/promises'
import { createSignatories, type Signatories, type SignatoryQuery } from './signatories.ts'

/** A list of a roll in one order. */
export type ListRequest = Pick<SignatoryQuery, 'kind' | 'order' | 'lang'>

/** Lists that nobody asked for so long are forgotten: each holds as many places as there are names. */
const unusedAfterMs = 3_600_000

// So many are folded for the search in a few milliseconds.
const chunkSize = 2_000

/** As `makeRoll`, and lets others work every few milliseconds. */
export async function createSignatoriesInSteps(
  ...[listed, numbers, regionOf]: Parameters<typeof createSignatories>
): Promise<Signatories> {
  let roll = createSignatories(listed.slice(0, chunkSize), numbers, regionOf)
  for (let from = chunkSize; from < listed.length; from += chunkSize) {
    await setImmediate()
    roll = roll.withChange({ ...numbers, gone: [], listed: listed.slice(from, from + chunkSize) })
  }
  return roll
}

/** Which lists of a statement's rolls are in use. They go over from each roll to the next. */
export function createListUsage(now: () => Date) {
  const kept = new Map<string, { list: ListRequest; askedAt: number }>()

  function note(list: ListRequest): void {
    kept.set(`${list.kind} ${list.order} ${list.lang}`, { list, askedAt: now().getTime() })
  }

  return {
    /** Whether nothing is left to be sorted. */
    areSorted(roll: Signatories, lists: readonly ListRequest[]): boolean {
      lists.forEach(note)
      return lists.every(({ kind, order, lang }) => roll.sort(kind, order, lang) === undefined)
    },
    /** Sorts what is asked for, and lets others work every few milliseconds. */
    async sort(roll: Signatories, lists: readonly ListRequest[]): Promise<void> {
      lists.forEach(note)
      for (const { kind, order, lang } of lists) {
        const steps = roll.sort(kind, order, lang)
        while (steps && !steps.next().done) await setImmediate()
      }
    },
    dropUnused(roll: Signatories): void {
      for (const [key, { list, askedAt }] of kept) {
        if (now().getTime() - askedAt <= unusedAfterMs) continue
        roll.drop(list.kind, list.order, list.lang)
        kept.delete(key)
      }
    },
  }
}
