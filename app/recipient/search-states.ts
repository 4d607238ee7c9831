import { formatStateName, type State } from '#app/reference/state.ts'

export interface NamedState {
  code: string
  /** UN name in the reader's language */
  name: string
  /** all search keys of the state, folded */
  keys: string[]
}

/** Folds text to lower case without accents, so that "cote" finds "Côte d'Ivoire". */
export const foldStateName = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’']/g, "'").toLowerCase().trim()

/**
 * Lists states in the order of the language, with their search keys: the UN's names, the everyday names of
 * CLDR (a Chinese reader types 英国, not the UN's long form) and the code.
 */
export function listNamedStates(states: Iterable<State>, lang: string): NamedState[] {
  const collator = new Intl.Collator(lang)
  const everyday = [lang, 'en'].flatMap((l) =>
    (['long', 'short'] as const).map(
      (style) => new Intl.DisplayNames(l, { type: 'region', fallback: 'none', style }),
    ),
  )
  return [...states]
    .map((state) => {
      const { code, names } = state
      const name = formatStateName(state, lang)
      const known = [name, names.en, ...everyday.map((display) => display.of(code)), code]
      return {
        code,
        name,
        keys: [...new Set(known.flatMap((n) => (n === undefined ? [] : [foldStateName(n)])))],
      }
    })
    .sort((a, b) => collator.compare(a.name, b.name))
}

/** Finds the states whose names contain the query. */
export function searchStates(states: readonly NamedState[], query: string): NamedState[] {
  const wanted = foldStateName(query)
  return wanted === ''
    ? [...states]
    : states.filter(({ keys, code }) =>
        keys.some((key) => (key === code.toLowerCase() ? key === wanted : key.includes(wanted))),
      )
}
