import type { RegionalGroup } from '../directory/regional-group.ts'
import { fileSignatory, startLists, type Filed, type RollLists, type RollOrder } from './roll-lists.ts'
import { foldForSearch } from './search.ts'
import { signatoryKinds, type Signatory, type SignatoryKind, type SignatureCounts } from './signatory.ts'

export interface RollQuery {
  kind: SignatoryKind
  order: RollOrder
  /** the language whose order and country names count */
  lang: string
  /** any part of a name, other name or title; case, accents and punctuation do not matter */
  q?: string | undefined
  country?: string | undefined
  /** from 1; beyond the last page it is the last */
  page?: number | undefined
  size?: number | undefined
}

export interface RollPage {
  entries: readonly Signatory[]
  /** how many were found */
  total: number
  pages: number
  page: number
  /** the number of the first entry, from 1 */
  first: number
}

/** The signatories as they may be shown, at one revision. A roll never changes. */
export interface Roll {
  revision: string
  counts: SignatureCounts
  /** how many of those listed say that they are at home there */
  countries: ReadonlyMap<string, number>
  /** those listed by the regional group of their country, and the anonymous organisations that agreed to it */
  regions: ReadonlyMap<string, number>
  /** the anonymous ones of these */
  anonymousRegions: ReadonlyMap<string, number>
  page(query: RollQuery): RollPage
  all(kind: SignatoryKind, order: RollOrder, lang: string): readonly Signatory[]
  /** the next roll: `gone` are ids, and an id that is also in `listed` is replaced */
  next(change: RollChange): Roll
}

/** How many stand that are not named. */
export type AnonymousNumbers = Readonly<Record<SignatoryKind, number>>

export interface RollNumbers {
  revision: string
  anonymous: AnonymousNumbers
  /** anonymous organisations that agreed that their region is said, by regional group */
  anonymousRegions?: ReadonlyMap<string, number>
}

export interface RollChange extends RollNumbers {
  gone: readonly string[]
  listed: readonly Signatory[]
}

type RegionOf = (country: string | undefined) => RegionalGroup | undefined

/** How many are listed, by kind, by country and by region. */
interface Tally {
  kinds: Record<SignatoryKind, number>
  countries: Map<string, number>
  regions: Map<string, number>
}

export function makeRoll(listed: readonly Signatory[], numbers: RollNumbers, regionOf: RegionOf): Roll {
  const lists = startLists(listed.map(fileSignatory))
  const none = { kinds: { organisation: 0, person: 0 }, countries: new Map(), regions: new Map() }
  return composeRoll(lists, recount(none, lists.each(), 1, regionOf), numbers, regionOf)
}

function composeRoll(lists: RollLists, tally: Tally, numbers: RollNumbers, regionOf: RegionOf): Roll {
  const found = new Map<string, readonly Filed[]>()
  return {
    revision: numbers.revision,
    counts: countSignatures(tally.kinds, numbers.anonymous),
    countries: tally.countries,
    regions: addNumbers(tally.regions, numbers.anonymousRegions),
    anonymousRegions: numbers.anonymousRegions ?? new Map(),
    page({ kind, order, lang, q = '', country, page = 1, size = 100 }) {
      const list = find(found, lists.inOrder(kind, order, lang), `${kind} ${order} ${lang}`, q, country)
      const pages = Math.max(1, Math.ceil(list.length / size))
      const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages)
      const from = (shown - 1) * size
      return {
        entries: list.slice(from, from + size).map(({ signatory }) => signatory),
        total: list.length,
        pages,
        page: shown,
        first: from + 1,
      }
    },
    all: (kind, order, lang) => lists.inOrder(kind, order, lang).map(({ signatory }) => signatory),
    next({ gone, listed, ...after }) {
      const added = new Map(listed.map((signatory) => [signatory.id, fileSignatory(signatory)]))
      const ids = new Set([...gone, ...added.keys()])
      const removed = [...ids].flatMap((id) => lists.find(id) ?? [])
      const now = [...added.values()]
      const counted = recount(recount(tally, removed, -1, regionOf), now, 1, regionOf)
      return composeRoll(lists.change(removed, now), counted, after, regionOf)
    },
  }
}

function recount(before: Tally, changed: Iterable<Filed>, by: 1 | -1, regionOf: RegionOf): Tally {
  const kinds = { ...before.kinds }
  const countries = new Map(before.countries)
  const regions = new Map(before.regions)
  for (const { signatory } of changed) {
    kinds[signatory.kind] += by
    count(countries, signatory.country, by)
    count(regions, signatory.region ?? regionOf(signatory.country), by)
  }
  return { kinds, countries, regions }
}

function count(numbers: Map<string, number>, key: string | undefined, by: number): void {
  if (key === undefined) return
  const n = (numbers.get(key) ?? 0) + by
  if (n === 0) numbers.delete(key)
  else numbers.set(key, n)
}

function addNumbers(
  numbers: ReadonlyMap<string, number>,
  more: ReadonlyMap<string, number> = new Map(),
): ReadonlyMap<string, number> {
  const sum = new Map(numbers)
  for (const [key, n] of more) count(sum, key, n)
  return sum
}

const countSignatures = (
  listed: Readonly<Record<SignatoryKind, number>>,
  anonymous: AnonymousNumbers,
): SignatureCounts => {
  const of = (kind: SignatoryKind) => ({
    total: listed[kind] + anonymous[kind],
    listed: listed[kind],
    anonymous: anonymous[kind],
  })
  return Object.fromEntries(signatoryKinds.map((kind) => [kind, of(kind)])) as SignatureCounts
}

// A visitor turns pages of what was searched; what many search stays, and memory has a bound.
const keptSearches = 8
const longestQuery = 100

/** Those that the query and the country find. The last few answers are kept. */
function find(
  found: Map<string, readonly Filed[]>,
  list: readonly Filed[],
  listed: string,
  q: string,
  country: string | undefined,
): readonly Filed[] {
  const wanted = foldForSearch(q.slice(0, longestQuery))
  if (wanted === '' && country === undefined) return list
  const key = `${listed} ${country ?? '-'} ${wanted}`
  const known = found.get(key) ?? list.filter(findsIn(wanted, country))
  found.delete(key)
  found.set(key, known)
  const [oldest] = found.keys()
  if (found.size > keptSearches && oldest !== undefined) found.delete(oldest)
  return known
}

const findsIn =
  (wanted: string, country: string | undefined) =>
  ({ signatory, folded }: Filed): boolean =>
    (country === undefined || signatory.country === country) && (wanted === '' || folded.indexOf(wanted) >= 0)
