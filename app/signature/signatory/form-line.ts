import { hasHiddenCharacters } from '#app/text/characters/hidden-characters.ts'
import { checkTitle, maxNameLength } from './check-name.ts'

// Two marks on one letter are Vietnamese, three are Hebrew; towers of them cover the lines above.
const tower = /\p{M}{5}/u
const drawn = /\p{Extended_Pictographic}/u
const drawnAsText = /[©®™]/gu
// Private use, unpaired surrogates and what Unicode has not given out: no font shows it.
const unknown = /[\p{Co}\p{Cs}\p{Cn}]/u

export type LineProblem = 'not-plain' | 'no-letters' | 'too-long'

/** What was typed on a line, with its blanks put in order. Nothing else is changed in silence. */
export const normaliseLine = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim()

/** Why a tidied line cannot be printed as a name, a title or a role; undefined if it can. An empty one can. */
export function findLineProblem(line: string, limit: number = maxNameLength): LineProblem | undefined {
  if (line === '') return undefined
  if ([...line].length > limit) return 'too-long'
  if (hasHiddenCharacters(line, 'name') || tower.test(line) || unknown.test(line)) return 'not-plain'
  if (drawn.test(line.replace(drawnAsText, ''))) return /\p{L}/u.test(line) ? 'not-plain' : 'no-letters'
  if (checkTitle(line) !== undefined) return 'not-plain'
  return /\p{L}/u.test(line) ? undefined : 'no-letters'
}
