import {
  compareCodeUnits,
  countryComparator,
  nameComparator,
  sortNameOf,
  type Comparator,
} from './sorting/collate.ts'
import type { Signatory, SignatoryKind } from '#app/statement/signatory.ts'
import { foldForSearch } from '#app/text/fold-for-search.ts'
import { sortInSteps } from './sorting/sort-in-steps.ts'

export const signatoryOrders = ['name', 'country', 'date', 'hand'] as const
export type SignatoryOrder = (typeof signatoryOrders)[number]

/** A signatory with the texts by which it is sorted and found. */
export interface IndexedSignatory {
  signatory: Signatory
  sortName: string
  folded: string
}

export const indexSignatory = (signatory: Signatory): IndexedSignatory => ({
  signatory,
  sortName: sortNameOf(signatory.name),
  // A query has no line break, so it never matches across two fields.
  folded: [signatory.name, signatory.otherName, signatory.title]
    .map((text) => (text === undefined ? '' : foldForSearch(text)))
    .join('\n'),
})

/** The same signatories in every order that was requested. Immutable. */
export interface SignatoryLists {
  /** sorts at once, unless the list is sorted already: a hundred thousand names take up to a second */
  inOrder(kind: SignatoryKind, order: SignatoryOrder, lang: string): readonly IndexedSignatory[]
  /** sorts in steps; undefined if the list is sorted already */
  sort(kind: SignatoryKind, order: SignatoryOrder, lang: string): Generator<undefined, void> | undefined
  /** forgets the list in that order until it is requested again */
  drop(kind: SignatoryKind, order: SignatoryOrder, lang: string): void
  find(id: string): IndexedSignatory | undefined
  each(): Iterable<IndexedSignatory>
  /** returns new lists without sorting again. `removed` must be on the lists, `added` must not */
  change(removed: readonly IndexedSignatory[], added: readonly IndexedSignatory[]): SignatoryLists
}

interface SortedList {
  kind: SignatoryKind
  compare: Comparator<IndexedSignatory>
  list: readonly IndexedSignatory[]
}

export const createSignatoryLists = (signatories: readonly IndexedSignatory[]): SignatoryLists =>
  buildLists([...signatories].sort(byId), new Map())

function buildLists(all: readonly IndexedSignatory[], sorted: Map<string, SortedList>): SignatoryLists {
  return {
    inOrder(kind, order, lang) {
      const key = `${kind} ${order} ${lang}`
      const known = sorted.get(key)
      if (known) return known.list
      const compare = comparators[order](lang)
      const list = all.filter(({ signatory }) => signatory.kind === kind).sort(compare)
      sorted.set(key, { kind, compare, list })
      return list
    },
    sort(kind, order, lang) {
      const key = `${kind} ${order} ${lang}`
      if (sorted.has(key)) return undefined
      const compare = comparators[order](lang)
      return (function* () {
        const ofKind = all.filter(({ signatory }) => signatory.kind === kind)
        sorted.set(key, { kind, compare, list: yield* sortInSteps(ofKind, compare) })
      })()
    },
    drop: (kind, order, lang) => void sorted.delete(`${kind} ${order} ${lang}`),
    find(id) {
      const there = all[insertionIndex(all, (one) => compareCodeUnits(one.signatory.id, id))]
      return there?.signatory.id === id ? there : undefined
    },
    each: () => all,
    change(removed, added) {
      const next = new Map<string, SortedList>()
      for (const [key, { kind, compare, list }] of sorted) {
        const ofKind = ({ signatory }: IndexedSignatory) => signatory.kind === kind
        next.set(key, {
          kind,
          compare,
          list: updateList(list, removed.filter(ofKind), added.filter(ofKind), compare),
        })
      }
      return buildLists(updateList(all, removed, added, byId), next)
    },
  }
}

/** A sorted list without `removed` and with `added`, each at the index that a binary search finds. */
function updateList(
  list: readonly IndexedSignatory[],
  removed: readonly IndexedSignatory[],
  added: readonly IndexedSignatory[],
  compare: Comparator<IndexedSignatory>,
): readonly IndexedSignatory[] {
  if (removed.length + added.length === 0) return list
  const place = (one: IndexedSignatory) => insertionIndex(list, (there) => compare(there, one))
  const steps = [
    ...[...added].sort(compare).map((one) => ({ at: place(one), one, skip: 0 })),
    ...removed.map((one) => ({ at: place(one), one: undefined, skip: 1 })),
  ].sort((a, b) => a.at - b.at || a.skip - b.skip)
  if (steps.length < 100) {
    const next = list.slice()
    for (const { at, one, skip } of steps.reverse())
      next.splice(at, skip, ...(one === undefined ? [] : [one]))
    return next
  }
  const next: IndexedSignatory[] = []
  let from = 0
  for (const { at, one, skip } of [...steps, { at: list.length, one: undefined, skip: 0 }]) {
    for (const kept of list.slice(from, at)) next.push(kept)
    if (one !== undefined) next.push(one)
    from = at + skip
  }
  return next
}

/** Binary search for the first index at which `compare` is not negative. */
function insertionIndex(
  list: readonly IndexedSignatory[],
  compare: (there: IndexedSignatory) => number,
): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = list[middle]
    if (there !== undefined && compare(there) < 0) low = middle + 1
    else high = middle
  }
  return low
}

const byId: Comparator<IndexedSignatory> = (a, b) => compareCodeUnits(a.signatory.id, b.signatory.id)

const comparators: Readonly<Record<SignatoryOrder, (lang: string) => Comparator<IndexedSignatory>>> = {
  name: nameComparator,
  country: countryComparator,
  date: dayComparator,
  hand: manualOrderComparator,
}

/** Newest first, imported signatories without a day last. Within a day by name. */
function dayComparator(lang: string): Comparator<IndexedSignatory> {
  const byName = nameComparator(lang)
  return (a, b) => {
    const [one = '', other = ''] = [a.signatory.day, b.signatory.day]
    return one === other ? byName(a, b) : one > other ? -1 : 1
  }
}

/** The order of the imported list, then by day of signing. */
function manualOrderComparator(lang: string): Comparator<IndexedSignatory> {
  const byName = nameComparator(lang)
  return (one, other) => {
    const [a, b] = [one.signatory, other.signatory]
    if (a.place !== b.place) return (a.place ?? Infinity) - (b.place ?? Infinity)
    return compareCodeUnits(a.day ?? '', b.day ?? '') || byName(one, other)
  }
}
