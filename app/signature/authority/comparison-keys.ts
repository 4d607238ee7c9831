import type { FindCountry } from '#app/signature/signatory/find-country.ts'
import { stripLegalForm } from './strip-legal-form.ts'
import { signatoryNameKey } from './signatory-name-key.ts'
import { scriptOfLetter } from '#app/text/characters/script.ts'
import { foldForSearch } from '#app/text/fold-for-search.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'

/** What a name is compared by. Two names with the same `key` are likely one, if at least one `role` of theirs says so. */
export interface ComparisonKey {
  key: string
  role: 'whole' | 'without-brackets' | 'in-brackets' | 'one-script' | 'country' | 'initials' | 'acronym'
}

const brackets = /[([（【［][^()[\]（）【】［］]*[)\]）】］]/gu
const minKeyLength = 3

// Initials are made with and without these.
const smallWords = new Set(
  'of the for and in on to at a an de des du la le les l d et pour en y los las el del para por da do dos e der die das und für von'.split(
    ' ',
  ),
)

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
  const abroad = replaceCountryNames(bare, findCountry)
  if (abroad !== undefined) add(`${kind} country ${abroad}`, abroad, 'country')
  const spell = (initials: string) => `${kind} initials ${initials}`
  if (isAcronym(bare)) add(spell(foldForSearch(bare)), bare, 'acronym')
  else for (const initials of initialsOf(bare)) add(spell(initials), initials, 'initials')
  return [...found.values()]
}

export const listBrackets = (name: string): string[] =>
  [...name.matchAll(brackets)].map(([inside]) => inside.slice(1, -1).trim())

export const isAcronym = (text: string): boolean =>
  /^[\p{L}\p{N}-]{3,12}$/u.test(text) && (text.match(/\p{Lu}/gu) ?? []).length * 2 > text.length

/** What names that look the same have in common, whatever their legal form. */
export const comparisonKeyOf = (kind: SignatoryKind, text: string): string =>
  signatoryNameKey(kind, stripLegalForm(foldForSearch(text)))

/** The Latin part and the rest of a name that is written in two scripts. */
function splitByScript(name: string): string[] {
  const isLatin = (letter: string) => scriptOfLetter(letter) === 'Latn'
  const letters = [...name].filter((letter) => /\p{L}/u.test(letter))
  const latin = letters.filter(isLatin).length
  if (latin < 4 || letters.length - latin < minKeyLength) return []
  const keep = (wanted: boolean) =>
    [...name].map((letter) => (/\p{L}/u.test(letter) && isLatin(letter) !== wanted ? ' ' : letter)).join('')
  return [keep(true), keep(false)]
}

/** "ACAT - Belgique" and "ACAT Belgium" alike: each country by its code. Undefined where none is named. */
function replaceCountryNames(name: string, findCountry: FindCountry): string | undefined {
  const words = foldForSearch(name).split(' ')
  const out: string[] = []
  let named = false
  for (let i = 0; i < words.length;) {
    const length = [3, 2, 1].find((n) => {
      const text = words.slice(i, i + n).join(' ')
      return i + n <= words.length && text.length > 2 && findCountry(text) !== undefined
    })
    const code = length === undefined ? undefined : findCountry(words.slice(i, i + length).join(' '))
    if (code !== undefined) named = true
    else if (smallWords.has(words[i] ?? '')) {
      i++
      continue
    }
    out.push(code ?? words[i] ?? '')
    i += length ?? 1
  }
  return named && out.length > 1 ? out.join(' ') : undefined
}

function initialsOf(name: string): string[] {
  const words = foldForSearch(name).split(' ')
  if (words.length < minKeyLength) return []
  const first = (list: readonly string[]) => list.map((word) => [...word][0] ?? '').join('')
  return [first(words), first(words.filter((word) => !smallWords.has(word)))]
}
