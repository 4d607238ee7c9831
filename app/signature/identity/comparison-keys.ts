import type { FindCountry } from '#app/signature/signatory/find-country.ts'
import { stripLegalForm } from './strip-legal-form.ts'
import { signatoryNameKey } from './signatory-name-key.ts'
import { scriptOfLetter } from '#app/text/characters/script.ts'
import { foldForSearch } from '#app/text/fold-for-search.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'

/** A text that similar names have in common. Whether two names with the same `key` are likely one depends on their roles. */
export interface ComparisonKey {
  key: string
  role: 'whole' | 'without-brackets' | 'in-brackets' | 'one-script' | 'country' | 'initials' | 'acronym'
}

const brackets = /[([（【［][^()[\]（）【】［］]*[)\]）】］]/gu
const minKeyLength = 3

// Initials are formed both with and without these words.
const smallWords = new Set(
  'of the for and in on to at a an de des du la le les l d et pour en y los las el del para por da do dos e der die das und für von'.split(
    ' ',
  ),
)

/** The keys of a name: of the whole, of its parts, with countries as codes, and as initials. */
export function listComparisonKeys(
  kind: SignatoryKind,
  name: string,
  findCountry: FindCountry,
): ComparisonKey[] {
  const found = new Map<string, ComparisonKey>()
  const add = (key: string, text: string, role: ComparisonKey['role']) => {
    if ((text.match(/[\p{L}\p{N}]/gu) ?? []).length >= minKeyLength && !found.has(key))
      found.set(key, { key, role })
  }
  const addName = (text: string, role: ComparisonKey['role']) => add(comparisonKeyOf(kind, text), text, role)
  const bare = name.replace(brackets, ' ').trim() || name
  addName(name, 'whole')
  if (bare !== name) addName(bare, 'without-brackets')
  for (const inside of listBrackets(name))
    if (findCountry(inside) === undefined) addName(inside, 'in-brackets')
  for (const part of splitByScript(name)) addName(part, 'one-script')
  const withCodes = replaceCountryNames(bare, findCountry)
  if (withCodes !== undefined) add(`${kind} country ${withCodes}`, withCodes, 'country')
  const initialsKey = (initials: string) => `${kind} initials ${initials}`
  if (isAcronym(bare)) add(initialsKey(foldForSearch(bare)), bare, 'acronym')
  else for (const initials of initialsOf(bare)) add(initialsKey(initials), initials, 'initials')
  return [...found.values()]
}

/** The texts inside brackets. */
export const listBrackets = (name: string): string[] =>
  [...name.matchAll(brackets)].map(([inside]) => inside.slice(1, -1).trim())

/** Whether a text is one short word, mostly of capitals. */
export const isAcronym = (text: string): boolean =>
  /^[\p{L}\p{N}-]{3,12}$/u.test(text) && (text.match(/\p{Lu}/gu) ?? []).length * 2 > text.length

/** The key of a name without its legal form. */
export const comparisonKeyOf = (kind: SignatoryKind, text: string): string =>
  signatoryNameKey(kind, stripLegalForm(foldForSearch(text)))

/** The Latin letters and the other letters of a name in two scripts; empty for a name in one. */
function splitByScript(name: string): string[] {
  const isLatin = (letter: string) => scriptOfLetter(letter) === 'Latn'
  const letters = [...name].filter((letter) => /\p{L}/u.test(letter))
  const latin = letters.filter(isLatin).length
  if (latin < 4 || letters.length - latin < minKeyLength) return []
  const keep = (wanted: boolean) =>
    [...name].map((letter) => (/\p{L}/u.test(letter) && isLatin(letter) !== wanted ? ' ' : letter)).join('')
  return [keep(true), keep(false)]
}

/** Replaces country names by codes, so that "ACAT - Belgique" equals "ACAT Belgium". Undefined for a name without a country. */
function replaceCountryNames(name: string, findCountry: FindCountry): string | undefined {
  const words = foldForSearch(name).split(' ')
  const replaced: string[] = []
  let hasCountry = false
  for (let i = 0; i < words.length;) {
    const length = [3, 2, 1].find((n) => {
      const text = words.slice(i, i + n).join(' ')
      return i + n <= words.length && text.length > 2 && findCountry(text) !== undefined
    })
    const code = length === undefined ? undefined : findCountry(words.slice(i, i + length).join(' '))
    if (code !== undefined) hasCountry = true
    else if (smallWords.has(words[i] ?? '')) {
      i++
      continue
    }
    replaced.push(code ?? words[i] ?? '')
    i += length ?? 1
  }
  return hasCountry && replaced.length > 1 ? replaced.join(' ') : undefined
}

function initialsOf(name: string): string[] {
  const words = foldForSearch(name).split(' ')
  if (words.length < minKeyLength) return []
  const first = (list: readonly string[]) => list.map((word) => [...word][0] ?? '').join('')
  return [first(words), first(words.filter((word) => !smallWords.has(word)))]
}
