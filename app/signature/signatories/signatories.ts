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
  /** the language whose order and country names count */
  lang: string
  /** any part of a name, other name or title; case, accents and punctuation do not matter */
  q?: string | undefined
  country?: string | undefined
  /** from 1; beyond the last page it is the last */
  page?: number | undefined
  size?: number | undefined
}

export interface SignatoryPage {
  entries: readonly Signatory[]
  /** how many were found */
  total: number
  pages: number
  page: number
  /** the number of the first entry, from 1 */
  first: number
}

/** The signatories as they may be shown, at one revision. A roll never changes. */
export interface Signatories {
  revision: string
  counts: SignatureCounts
  /** the same by the version of the text that was signed; only versions that somebody signed */
  versions: ReadonlyMap<number, SignatureCounts>
  /** how many of those listed say that they are at home there */
  countries: ReadonlyMap<string, number>
  /** those listed by the regional group of their country, and the anonymous organisations that agreed to it */
  regions: ReadonlyMap<string, number>
  /** the anonymous ones of these */
  anonymousRegions: ReadonlyMap<string, number>
  page(query: SignatoryQuery): SignatoryPage
  all(kind: SignatoryKind, order: SignatoryOrder, lang: string): readonly Signatory[]
  /** see RollLists: what `page` and `all` do at one go in steps, before them */
  sort: SignatoryLists['sort']
  drop: SignatoryLists['drop']
  /** the next roll: `gone` are ids, and an id that is also in `listed` is replaced */
  withChange(change: SignatoriesChange): Signatories
}

export interface SignatoriesRevision {
  revision: string
  /** by version of the text */
  anonymous: ReadonlyMap<number, CountByKind>
  /** anonymous organisations that agreed that their region is said, by regional group */
  anonymousRegions?: ReadonlyMap<string, number>
}

export interface SignatoriesChange extends SignatoriesRevision {
  gone: readonly string[]
  listed: readonly Signatory[]
}

type RegionOf = (country: string | undefined) => RegionalGroup | undefined

/** How many are listed, by version and kind, by country and by region. */
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
  const found = new LRUCache<string, readonly IndexedSignatory[]>({ max: maxSearches })
  const versions = countByVersion(tally.versions, numbers.anonymous)
  return {
    revision: numbers.revision,
    counts: sumCounts([...versions.values()]),
    versions,
    countries: tally.countries,
    regions: addCounts(tally.regions, numbers.anonymousRegions),
    anonymousRegions: numbers.anonymousRegions ?? new Map(),
    page({ kind, order, lang, q = '', country, page = 1, size = 100 }) {
      const list = search(found, lists.inOrder(kind, order, lang), `${kind} ${order} ${lang}`, q, country)
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
    sort: lists.sort,
    drop: lists.drop,
    withChange({ gone, listed, ...after }) {
      const added = new Map(listed.map((signatory) => [signatory.id, indexSignatory(signatory)]))
      const ids = new Set([...gone, ...added.keys()])
      const removed = [...ids].flatMap((id) => lists.find(id) ?? [])
      const now = [...added.values()]
      const counted = updateTally(updateTally(tally, removed, -1, regionOf), now, 1, regionOf)
      return buildSignatories(lists.change(removed, now), counted, after, regionOf)
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

// A visitor turns pages of what was searched; what many search stays, and memory has a bound.
const maxSearches = 8
const maxQueryLength = 100

/** Those that the query and the country find. The last few answers are kept. */
function search(
  found: LRUCache<string, readonly IndexedSignatory[]>,
  list: readonly IndexedSignatory[],
  listed: string,
  q: string,
  country: string | undefined,
): readonly IndexedSignatory[] {
  const wanted = foldForSearch(q.slice(0, maxQueryLength))
  if (wanted === '' && country === undefined) return list
  const key = `${listed} ${country ?? '-'} ${wanted}`
  const known = found.get(key) ?? list.filter(matchesSearch(wanted, country))
  found.set(key, known)
  return known
}

const matchesSearch =
  (wanted: string, country: string | undefined) =>
  ({ signatory, folded }: IndexedSignatory): boolean =>
    (country === undefined || signatory.country === country) && (wanted === '' || folded.indexOf(wanted) >= 0)
