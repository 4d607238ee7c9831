import { byCode, compareCountries, compareNames, sortNameOf, type Compare } from './collate.ts'
import type { Signatory, SignatoryKind } from './signatory.ts'
import { foldForSearch } from './search.ts'
import { sortInSteps } from './sort-steps.ts'

export const rollOrders = ['name', 'country', 'date', 'hand'] as const
export type RollOrder = (typeof rollOrders)[number]

/** A signatory with what it is ordered and found by. */
export interface Filed {
  signatory: Signatory
  sortName: string
  folded: string
}

export const fileSignatory = (signatory: Signatory): Filed => ({
  signatory,
  sortName: sortNameOf(signatory.name),
  // A query holds no line break, so it is never found across two fields.
  folded: [signatory.name, signatory.otherName, signatory.title]
    .map((text) => (text === undefined ? '' : foldForSearch(text)))
    .join('\n'),
})

/** The same signatories in every order that was asked for. Lists never change. */
export interface RollLists {
  /** sorted at one go, unless it is sorted already: a hundred thousand names take up to a second */
  inOrder(kind: SignatoryKind, order: RollOrder, lang: string): readonly Filed[]
  /** the same in steps; undefined if it is sorted already */
  sort(kind: SignatoryKind, order: RollOrder, lang: string): Generator<undefined, void> | undefined
  /** forgets the list in that order, until somebody asks for it again */
  drop(kind: SignatoryKind, order: RollOrder, lang: string): void
  find(id: string): Filed | undefined
  each(): Iterable<Filed>
  /** new lists; those that were sorted once are not sorted again. `removed` stand on the lists, `added` do not */
  change(removed: readonly Filed[], added: readonly Filed[]): RollLists
}

interface SortedList {
  kind: SignatoryKind
  compare: Compare<Filed>
  list: readonly Filed[]
}

export const startLists = (filed: readonly Filed[]): RollLists => makeLists([...filed].sort(byId), new Map())

function makeLists(all: readonly Filed[], sorted: Map<string, SortedList>): RollLists {
  return {
    inOrder(kind, order, lang) {
      const key = `${kind} ${order} ${lang}`
      const known = sorted.get(key)
      if (known) return known.list
      const compare = comparers[order](lang)
      const list = all.filter(({ signatory }) => signatory.kind === kind).sort(compare)
      sorted.set(key, { kind, compare, list })
      return list
    },
    sort(kind, order, lang) {
      const key = `${kind} ${order} ${lang}`
      if (sorted.has(key)) return undefined
      const compare = comparers[order](lang)
      return (function* () {
        const ofKind = all.filter(({ signatory }) => signatory.kind === kind)
        sorted.set(key, { kind, compare, list: yield* sortInSteps(ofKind, compare) })
      })()
    },
    drop: (kind, order, lang) => void sorted.delete(`${kind} ${order} ${lang}`),
    find(id) {
      const there = all[placeOf(all, (one) => byCode(one.signatory.id, id))]
      return there?.signatory.id === id ? there : undefined
    },
    each: () => all,
    change(removed, added) {
      const next = new Map<string, SortedList>()
      for (const [key, { kind, compare, list }] of sorted) {
        const ofKind = ({ signatory }: Filed) => signatory.kind === kind
        next.set(key, {
          kind,
          compare,
          list: changeList(list, removed.filter(ofKind), added.filter(ofKind), compare),
        })
      }
      return makeLists(changeList(all, removed, added, byId), next)
    },
  }
}

/** A sorted list with some taken out and some put in, each at the place that halving finds. */
function changeList(
  list: readonly Filed[],
  removed: readonly Filed[],
  added: readonly Filed[],
  compare: Compare<Filed>,
): readonly Filed[] {
  if (removed.length + added.length === 0) return list
  const place = (one: Filed) => placeOf(list, (there) => compare(there, one))
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
  const next: Filed[] = []
  let from = 0
  for (const { at, one, skip } of [...steps, { at: list.length, one: undefined, skip: 0 }]) {
    for (const kept of list.slice(from, at)) next.push(kept)
    if (one !== undefined) next.push(one)
    from = at + skip
  }
  return next
}

/** The first index of a sorted list at which `compare` is not below 0. */
function placeOf(list: readonly Filed[], compare: (there: Filed) => number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = list[middle]
    if (there !== undefined && compare(there) < 0) low = middle + 1
    else high = middle
  }
  return low
}

const byId: Compare<Filed> = (a, b) => byCode(a.signatory.id, b.signatory.id)

const comparers: Readonly<Record<RollOrder, (lang: string) => Compare<Filed>>> = {
  name: compareNames,
  country: compareCountries,
  date: compareDays,
  hand: compareHands,
}

/** The newest first; those without a day, which were collected elsewhere, last. Within a day by name. */
function compareDays(lang: string): Compare<Filed> {
  const byName = compareNames(lang)
  return (a, b) => {
    const [one = '', other = ''] = [a.signatory.day, b.signatory.day]
    return one === other ? byName(a, b) : one > other ? -1 : 1
  }
}

/** As the list was ordered by hand; those that signed here follow by day. */
function compareHands(lang: string): Compare<Filed> {
  const byName = compareNames(lang)
  return (one, other) => {
    const [a, b] = [one.signatory, other.signatory]
    if (a.place !== b.place) return (a.place ?? Infinity) - (b.place ?? Infinity)
    return byCode(a.day ?? '', b.day ?? '') || byName(one, other)
  }
}
