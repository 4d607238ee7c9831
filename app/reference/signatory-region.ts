import type { RegionalGroup } from './regional-group.ts'
import type { State } from './state.ts'

/** The regional group of the UN that a country belongs to; undefined for those that are no members of one. */
export const regionalGroupOf = (
  states: ReadonlyMap<string, Pick<State, 'group'>>,
  country: string | undefined,
): RegionalGroup | undefined => (country === undefined ? undefined : states.get(country)?.group)
