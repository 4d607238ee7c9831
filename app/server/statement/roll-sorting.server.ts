import { setImmediate } from 'node:timers/promises'
import { makeRoll, type Roll, type RollQuery } from '../../domain/statement/roll.ts'

/** A list of a roll in one order. */
export type ListAsked = Pick<RollQuery, 'kind' | 'order' | 'lang'>

/** Lists that nobody asked for so long are forgotten: each holds as many places as there are names. */
const unusedAfter = 3_600_000

// So many are folded for the search in a few milliseconds.
const atOnce = 2_000

/** As `makeRoll`, and lets others work every few milliseconds. */
export async function fillRoll(...[listed, numbers, regionOf]: Parameters<typeof makeRoll>): Promise<Roll> {
  let roll = makeRoll(listed.slice(0, atOnce), numbers, regionOf)
  for (let from = atOnce; from < listed.length; from += atOnce) {
    await setImmediate()
    roll = roll.next({ ...numbers, gone: [], listed: listed.slice(from, from + atOnce) })
  }
  return roll
}

/** Which lists of a statement's rolls are in use. They go over from each roll to the next. */
export function keepLists(now: () => Date) {
  const kept = new Map<string, { list: ListAsked; askedAt: number }>()

  function note(list: ListAsked): void {
    kept.set(`${list.kind} ${list.order} ${list.lang}`, { list, askedAt: now().getTime() })
  }

  return {
    /** Whether nothing is left to be sorted. */
    areSorted(roll: Roll, lists: readonly ListAsked[]): boolean {
      lists.forEach(note)
      return lists.every(({ kind, order, lang }) => roll.sort(kind, order, lang) === undefined)
    },
    /** Sorts what is asked for, and lets others work every few milliseconds. */
    async sort(roll: Roll, lists: readonly ListAsked[]): Promise<void> {
      lists.forEach(note)
      for (const { kind, order, lang } of lists) {
        const steps = roll.sort(kind, order, lang)
        while (steps && !steps.next().done) await setImmediate()
      }
    },
    dropUnused(roll: Roll): void {
      for (const [key, { list, askedAt }] of kept) {
        if (now().getTime() - askedAt <= unusedAfter) continue
        roll.drop(list.kind, list.order, list.lang)
        kept.delete(key)
      }
    },
  }
}
