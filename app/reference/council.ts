/** A seat on the Human Rights Council; days are inclusive. */
export interface CouncilSeat {
  state: string
  year: number
  from: string
  to: string
}

// General Assembly resolution 60/251, paragraph 7. Fewer rows mean that some elections are not in the data yet.
const councilSize = 47

/**
 * Whether a state is a member of the Council on a day. Undefined if the reference data for that year is
 * incomplete.
 */
export function isOnCouncil(seats: readonly CouncilSeat[], state: string, day: string): boolean | undefined {
  const year = Number(day.slice(0, 4))
  const known = seats.filter((seat) => seat.year === year)
  if (known.some((seat) => seat.state === state && seat.from <= day && day <= seat.to)) return true
  return known.length >= councilSize ? false : undefined
}

/** The codes of the known members between two days, and whether those are all. */
export function councilMembersBetween(
  seats: readonly CouncilSeat[],
  from: string,
  to = from,
): { states: ReadonlySet<string>; complete: boolean } {
  const sitting = seats.filter((seat) => seat.from <= to && from <= seat.to)
  const states = new Set(sitting.map(({ state }) => state))
  return { states, complete: states.size >= councilSize }
}
