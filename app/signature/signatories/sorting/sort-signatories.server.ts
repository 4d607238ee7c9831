import { setImmediate } from 'node:timers/promises'
import {
  createSignatories,
  type Signatories,
  type SignatoryQuery,
} from '#app/signature/signatories/signatories.ts'

/** A kind of signatories in one order. */
export type ListRequest = Pick<SignatoryQuery, 'kind' | 'order' | 'lang'>

/** A list that was not requested for this long is dropped: each takes memory for every name. */
const unusedAfterMs = 3_600_000

// Folding this many names for the search takes a few milliseconds.
const chunkSize = 2_000

/** Like `createSignatories`, but yields to the event loop every few milliseconds. */
export async function createSignatoriesInSteps(
  ...[listed, numbers, regionOf]: Parameters<typeof createSignatories>
): Promise<Signatories> {
  let signatories = createSignatories(listed.slice(0, chunkSize), numbers, regionOf)
  for (let from = chunkSize; from < listed.length; from += chunkSize) {
    await setImmediate()
    signatories = signatories.withChange({
      ...numbers,
      gone: [],
      listed: listed.slice(from, from + chunkSize),
    })
  }
  return signatories
}

/** Tracks which lists of a statement are in use, across its revisions. */
export function createListUsage(now: () => Date) {
  const used = new Map<string, { list: ListRequest; usedAt: number }>()

  function markUsed(list: ListRequest): void {
    used.set(`${list.kind} ${list.order} ${list.lang}`, { list, usedAt: now().getTime() })
  }

  return {
    /** Whether all requested lists are sorted. */
    areSorted(signatories: Signatories, lists: readonly ListRequest[]): boolean {
      lists.forEach(markUsed)
      return lists.every(({ kind, order, lang }) => signatories.sort(kind, order, lang) === undefined)
    },
    /** Sorts the requested lists, and yields to the event loop every few milliseconds. */
    async sort(signatories: Signatories, lists: readonly ListRequest[]): Promise<void> {
      lists.forEach(markUsed)
      for (const { kind, order, lang } of lists) {
        const steps = signatories.sort(kind, order, lang)
        while (steps && !steps.next().done) await setImmediate()
      }
    },
    dropUnused(signatories: Signatories): void {
      for (const [key, { list, usedAt }] of used) {
        if (now().getTime() - usedAt <= unusedAfterMs) continue
        signatories.drop(list.kind, list.order, list.lang)
        used.delete(key)
      }
    },
  }
}
