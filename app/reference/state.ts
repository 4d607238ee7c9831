import type { RegionalGroup } from './regional-group.ts'

/** A UN member or observer, as in db/reference/states.csv. */
export interface State {
  /** ISO 3166-1 alpha-2: `CH` */
  code: string
  status: 'member' | 'observer'
  /** undefined for observers */
  group?: RegionalGroup
  /** UN short names by language, in the six languages of the UN */
  names: Readonly<Record<string, string>>
  /** "of Switzerland", where the source gives it, by language */
  of: Readonly<Record<string, string>>
  /** ISO 639 codes; a hint, never the language of a mission */
  officialLanguages: readonly string[]
  /** where the names come from */
  source: string
}

const everyday = new Map<string, Intl.DisplayNames>()

/**
 * Formats the UN's name of a state; in other languages than the UN's, the name in Unicode CLDR. Throws where
 * there is none.
 */
export function formatStateName({ names, code }: Pick<State, 'names' | 'code'>, lang: string): string {
  const known = names[lang]
  if (known !== undefined) return known
  const display = everyday.get(lang) ?? new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' })
  everyday.set(lang, display)
  const name = display.of(code)
  if (name === undefined) throw new Error(`no name for ${code} in ${lang}`)
  return name
}
