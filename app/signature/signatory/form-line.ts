import { hasHiddenCharacters } from '#app/text/characters/hidden-characters.ts'
import { checkTitle, maxNameLength } from './check-name.ts'

// Vietnamese has two marks on a letter, Hebrew three; towers of them cover the lines above.
const tower = /\p{M}{5}/u
const pictograph = /\p{Extended_Pictographic}/u
const textPictograph = /[©®™]/gu
// Private use, unpaired surrogates and unassigned code points: no font has them.
const unknown = /[\p{Co}\p{Cs}\p{Cn}]/u

export type LineProblem = 'not-plain' | 'no-letters' | 'too-long'

/** Normalises the spaces and the Unicode form of a typed line. Nothing else is changed silently. */
export const normaliseLine = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim()

/** The reason why a normalised line cannot be printed as a name, title or role; undefined if it can, or is empty. */
export function findLineProblem(line: string, maxLength: number = maxNameLength): LineProblem | undefined {
  if (line === '') return undefined
  if ([...line].length > maxLength) return 'too-long'
  if (hasHiddenCharacters(line, 'name') || tower.test(line) || unknown.test(line)) return 'not-plain'
  if (pictograph.test(line.replace(textPictograph, '')))
    return /\p{L}/u.test(line) ? 'not-plain' : 'no-letters'
  if (checkTitle(line) !== undefined) return 'not-plain'
  return /\p{L}/u.test(line) ? undefined : 'no-letters'
}
