import type { RegionalGroup } from '../directory/regional-group.ts'
import type { State } from '../directory/state.ts'

/** The regional group of the UN that a country belongs to; undefined for those that are no members of one. */
export const regionOf = (
  states: ReadonlyMap<string, Pick<State, 'group'>>,
  country: string | undefined,
): RegionalGroup | undefined => (country === undefined ? undefined : states.get(country)?.group)
