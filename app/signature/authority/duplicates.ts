import type { FindCountry } from '#app/signature/signatory/find-country.ts'
import {
  isAcronym,
  comparisonKeyOf,
  listBrackets,
  listComparisonKeys,
  type ComparisonKey,
} from './comparison-keys.ts'
import type { ImportedSignatory } from '#app/signature/import/signatories-csv.ts'
import { foldForSearch } from '#app/text/fold-for-search.ts'

/** Two rows, by index, that may be one signatory, and why. */
export interface LikelyDuplicate {
  one: number
  other: number
  why: string
}

interface DuplicateCandidate extends ComparisonKey {
  index: number
}

/**
 * Pairs that a person should look at; nothing is ever merged by itself. Of many that are alike each is paired with the
 * first, so ten times the same name are nine pairs, and 50,000 rows take a few seconds.
 */
export function listLikelyDuplicates(
  rows: readonly ImportedSignatory[],
  findCountry: FindCountry,
): LikelyDuplicate[] {
  const places = new Map<string, DuplicateCandidate[]>()
  for (const [index, { kind, name, otherName }] of rows.entries())
    for (const text of otherName === undefined ? [name] : [name, otherName])
      for (const likeness of listComparisonKeys(kind, text, findCountry)) {
        const there = places.get(likeness.key)
        if (there) there.push({ ...likeness, index })
        else places.set(likeness.key, [{ ...likeness, index }])
      }
  const pairs = new Map<string, LikelyDuplicate>()
  for (const there of places.values())
    for (const [i, place] of there.entries()) {
      const match = there.slice(0, Math.min(i, 20)).find((earlier) => isLikely(earlier, place, rows))
      if (!match) continue
      const [one, other] = [match.index, place.index].sort((a, b) => a - b) as [number, number]
      const why = explain(match, place, rows)
      const key = `${one} ${other}`
      if (!pairs.has(key)) pairs.set(key, { one, other, why })
    }
  return [...pairs.values()].sort((a, b) => a.other - b.other || a.one - b.one)
}

function isLikely(a: DuplicateCandidate, b: DuplicateCandidate, rows: readonly ImportedSignatory[]): boolean {
  if (a.index === b.index) return false
  const roles = new Set([a.role, b.role])
  if (roles.has('acronym') || roles.has('initials')) return roles.has('acronym') && roles.has('initials')
  if (a.role !== 'in-brackets' || b.role !== 'in-brackets') return true
  // The same words in both brackets explain a name that many share; the same acronym hardly does.
  return isAcronym(bracketOf(rows[a.index], a.key))
}

/** What stands in a row's brackets, as it is written there. */
function bracketOf(row: ImportedSignatory | undefined, key: string): string {
  if (row === undefined) return ''
  const insides = listBrackets(row.name).filter((inside) => comparisonKeyOf(row.kind, inside) === key)
  return insides[0] ?? ''
}

function explain(a: DuplicateCandidate, b: DuplicateCandidate, rows: readonly ImportedSignatory[]): string {
  const roles = new Set([a.role, b.role])
  if (roles.has('country')) return 'the same but for the language or the place of a country'
  if (roles.has('initials')) return 'one is spelled like the initials of the other'
  if (roles.has('in-brackets')) return 'one stands in the brackets of the other'
  if (roles.has('one-script')) return 'the same in one of the scripts it is written in'
  if (roles.has('without-brackets')) return 'the same but for what stands in brackets'
  const [one = '', other = ''] = [rows[a.index]?.name, rows[b.index]?.name]
  if (one === other) return 'the same name'
  const plain = (name: string) => foldForSearch(name).replaceAll(' ', '')
  return plain(one) === plain(other)
    ? 'the same but for capitals, accents, blanks and punctuation'
    : 'the same but for a legal form, or letters that look alike'
}
