import type { RegionalGroup } from './regional-group.ts'
import type { State } from './state.ts'

/** Finds the UN regional group of a country; undefined for a country that belongs to none. */
export const regionalGroupOf = (
  states: ReadonlyMap<string, Pick<State, 'group'>>,
  country: string | undefined,
): RegionalGroup | undefined => (country === undefined ? undefined : states.get(country)?.group)
