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
 * Lists pairs of rows that a person should compare; nothing is ever merged automatically. Of many similar rows each is paired with
 * the first, so ten equal names give nine pairs, and 50,000 rows take a few seconds.
 */
export function listLikelyDuplicates(
  rows: readonly ImportedSignatory[],
  findCountry: FindCountry,
): LikelyDuplicate[] {
  const candidatesByKey = new Map<string, DuplicateCandidate[]>()
  for (const [index, { kind, name, otherName }] of rows.entries())
    for (const text of otherName === undefined ? [name] : [name, otherName])
      for (const comparison of listComparisonKeys(kind, text, findCountry)) {
        const candidates = candidatesByKey.get(comparison.key)
        if (candidates) candidates.push({ ...comparison, index })
        else candidatesByKey.set(comparison.key, [{ ...comparison, index }])
      }
  const pairs = new Map<string, LikelyDuplicate>()
  for (const candidates of candidatesByKey.values())
    for (const [i, candidate] of candidates.entries()) {
      const match = candidates.slice(0, Math.min(i, 20)).find((earlier) => isLikely(earlier, candidate, rows))
      if (!match) continue
      const [one, other] = [match.index, candidate.index].sort((a, b) => a - b) as [number, number]
      const key = `${one} ${other}`
      if (!pairs.has(key)) pairs.set(key, { one, other, why: explain(match, candidate, rows) })
    }
  return [...pairs.values()].sort((a, b) => a.other - b.other || a.one - b.one)
}

function isLikely(a: DuplicateCandidate, b: DuplicateCandidate, rows: readonly ImportedSignatory[]): boolean {
  if (a.index === b.index) return false
  const roles = new Set([a.role, b.role])
  if (roles.has('acronym') || roles.has('initials')) return roles.has('acronym') && roles.has('initials')
  if (a.role !== 'in-brackets' || b.role !== 'in-brackets') return true
  // Many names have the same words in brackets, like a country; hardly two have the same acronym.
  return isAcronym(bracketOf(rows[a.index], a.key))
}

/** The original text in a row's brackets that has this key. */
function bracketOf(row: ImportedSignatory | undefined, key: string): string {
  if (row === undefined) return ''
  const insides = listBrackets(row.name).filter((inside) => comparisonKeyOf(row.kind, inside) === key)
  return insides[0] ?? ''
}

function explain(a: DuplicateCandidate, b: DuplicateCandidate, rows: readonly ImportedSignatory[]): string {
  const roles = new Set([a.role, b.role])
  if (roles.has('country')) return 'the same except for the language or the position of a country name'
  if (roles.has('initials')) return 'one is spelled like the initials of the other'
  if (roles.has('in-brackets')) return 'one is in the brackets of the other'
  if (roles.has('one-script')) return 'the same in one of its scripts'
  if (roles.has('without-brackets')) return 'the same except for the part in brackets'
  const [one = '', other = ''] = [rows[a.index]?.name, rows[b.index]?.name]
  if (one === other) return 'the same name'
  const plain = (name: string) => foldForSearch(name).replaceAll(' ', '')
  return plain(one) === plain(other)
    ? 'the same except for capitals, accents, spaces and punctuation'
    : 'the same except for a legal form, or letters that look alike'
}
