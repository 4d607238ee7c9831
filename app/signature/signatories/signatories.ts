import { LRUCache } from 'lru-cache'
import type { RegionalGroup } from '#app/reference/regional-group.ts'
import { countByVersion, noSignatories, sumCounts, type CountByKind } from './count-signatories.ts'
import {
  indexSignatory,
  createSignatoryLists,
  type IndexedSignatory,
  type SignatoryLists,
  type SignatoryOrder,
} from './signatory-lists.ts'
import { foldForSearch } from '#app/text/fold-for-search.ts'
import {
  versionOf,
  type Signatory,
  type SignatoryKind,
  type SignatureCounts,
} from '#app/statement/signatory.ts'

export interface SignatoryQuery {
  kind: SignatoryKind
  order: SignatoryOrder
  /** the language whose sort order and country names are used */
  lang: string
  /** a part of a name, other name or title; case, accents and punctuation are ignored */
  q?: string | undefined
  country?: string | undefined
  /** from 1; a number beyond the last page is the last page */
  page?: number | undefined
  size?: number | undefined
}

export interface SignatoryPage {
  entries: readonly Signatory[]
  /** the number of matches */
  total: number
  pages: number
  page: number
  /** the number of the first entry, from 1 */
  first: number
}

/** The public signatories of a statement at one revision. Immutable. */
export interface Signatories {
  revision: string
  counts: SignatureCounts
  /** counts by version of the text; only versions that somebody signed */
  versions: ReadonlyMap<number, SignatureCounts>
  /** the number of listed signatories by country */
  countries: ReadonlyMap<string, number>
  /** the number of listed signatories and of anonymous organisations that agreed to it, by regional group */
  regions: ReadonlyMap<string, number>
  /** the anonymous organisations among these */
  anonymousRegions: ReadonlyMap<string, number>
  page(query: SignatoryQuery): SignatoryPage
  all(kind: SignatoryKind, order: SignatoryOrder, lang: string): readonly Signatory[]
  /** see SignatoryLists: sorts in steps, so that `page` and `all` need not sort at once */
  sort: SignatoryLists['sort']
  drop: SignatoryLists['drop']
  /** returns the next revision: `gone` are ids to remove; an id in `listed` is added or replaced */
  withChange(change: SignatoriesChange): Signatories
}

export interface SignatoriesRevision {
  revision: string
  /** by version */
  anonymous: ReadonlyMap<number, CountByKind>
  /** anonymous organisations that agreed to show their region, by regional group */
  anonymousRegions?: ReadonlyMap<string, number>
}

export interface SignatoriesChange extends SignatoriesRevision {
  gone: readonly string[]
  listed: readonly Signatory[]
}

type RegionOf = (country: string | undefined) => RegionalGroup | undefined

/** The numbers of listed signatories by version and kind, by country and by region. */
interface Tally {
  versions: Map<number, CountByKind>
  countries: Map<string, number>
  regions: Map<string, number>
}

export function createSignatories(
  listed: readonly Signatory[],
  numbers: SignatoriesRevision,
  regionOf: RegionOf,
): Signatories {
  const lists = createSignatoryLists(listed.map(indexSignatory))
  const none = { versions: new Map(), countries: new Map(), regions: new Map() }
  return buildSignatories(lists, updateTally(none, lists.each(), 1, regionOf), numbers, regionOf)
}

function buildSignatories(
  lists: SignatoryLists,
  tally: Tally,
  numbers: SignatoriesRevision,
  regionOf: RegionOf,
): Signatories {
  const searches = new LRUCache<string, readonly IndexedSignatory[]>({ max: maxSearches })
  const versions = countByVersion(tally.versions, numbers.anonymous)
  return {
    revision: numbers.revision,
    counts: sumCounts([...versions.values()]),
    versions,
    countries: tally.countries,
    regions: addCounts(tally.regions, numbers.anonymousRegions),
    anonymousRegions: numbers.anonymousRegions ?? new Map(),
    page({ kind, order, lang, q = '', country, page = 1, size = 100 }) {
      const list = search(searches, lists.inOrder(kind, order, lang), `${kind} ${order} ${lang}`, q, country)
      const pages = Math.max(1, Math.ceil(list.length / size))
      const validPage = Math.min(Math.max(1, Math.trunc(page) || 1), pages)
      const from = (validPage - 1) * size
      return {
        entries: list.slice(from, from + size).map(({ signatory }) => signatory),
        total: list.length,
        pages,
        page: validPage,
        first: from + 1,
      }
    },
    all: (kind, order, lang) => lists.inOrder(kind, order, lang).map(({ signatory }) => signatory),
    sort: lists.sort,
    drop: lists.drop,
    withChange({ gone, listed, ...after }) {
      const added = new Map(listed.map((signatory) => [signatory.id, indexSignatory(signatory)]))
      const ids = new Set([...gone, ...added.keys()])
      const removed = [...ids].flatMap((id) => lists.find(id) ?? [])
      const addedList = [...added.values()]
      const withoutRemoved = updateTally(tally, removed, -1, regionOf)
      const nextTally = updateTally(withoutRemoved, addedList, 1, regionOf)
      return buildSignatories(lists.change(removed, addedList), nextTally, after, regionOf)
    },
  }
}

function updateTally(
  before: Tally,
  changed: Iterable<IndexedSignatory>,
  by: 1 | -1,
  regionOf: RegionOf,
): Tally {
  const versions = new Map(before.versions)
  const countries = new Map(before.countries)
  const regions = new Map(before.regions)
  for (const { signatory } of changed) {
    const version = versionOf(signatory)
    const here = versions.get(version) ?? noSignatories
    versions.set(version, { ...here, [signatory.kind]: here[signatory.kind] + by })
    addCount(countries, signatory.country, by)
    addCount(regions, signatory.region ?? regionOf(signatory.country), by)
  }
  return { versions, countries, regions }
}

function addCount(numbers: Map<string, number>, key: string | undefined, by: number): void {
  if (key === undefined) return
  const n = (numbers.get(key) ?? 0) + by
  if (n === 0) numbers.delete(key)
  else numbers.set(key, n)
}

function addCounts(
  numbers: ReadonlyMap<string, number>,
  more: ReadonlyMap<string, number> = new Map(),
): ReadonlyMap<string, number> {
  const sum = new Map(numbers)
  for (const [key, n] of more) addCount(sum, key, n)
  return sum
}

// Visitors page through search results; a few results are cached, so that memory is bounded.
const maxSearches = 8
const maxQueryLength = 100

/** The signatories of a list that match the query and the country. The last few results are cached. */
function search(
  cache: LRUCache<string, readonly IndexedSignatory[]>,
  list: readonly IndexedSignatory[],
  listKey: string,
  q: string,
  country: string | undefined,
): readonly IndexedSignatory[] {
  const query = foldForSearch(q.slice(0, maxQueryLength))
  if (query === '' && country === undefined) return list
  const key = `${listKey} ${country ?? '-'} ${query}`
  const matches = cache.get(key) ?? list.filter(matchesSearch(query, country))
  cache.set(key, matches)
  return matches
}

const matchesSearch =
  (query: string, country: string | undefined) =>
  ({ signatory, folded }: IndexedSignatory): boolean =>
    (country === undefined || signatory.country === country) && (query === '' || folded.includes(query))
