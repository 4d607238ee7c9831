/** A seat on the Human Rights Council; days are inclusive. */
export interface CouncilSeat {
  state: string
  year: number
  from: string
  to: string
}

// General Assembly resolution 60/251, paragraph 7. Fewer rows mean that elections are still unknown to us.
const councilSize = 47

/** Whether the state sits on the Council that day. `undefined`: the reference data knows no such year whole. */
export function isOnCouncil(seats: readonly CouncilSeat[], state: string, day: string): boolean | undefined {
  const year = Number(day.slice(0, 4))
  const known = seats.filter((seat) => seat.year === year)
  if (known.some((seat) => seat.state === state && seat.from <= day && day <= seat.to)) return true
  return known.length >= councilSize ? false : undefined
}

/** The codes of the known members between two days, and whether that is all of them. */
export function councilMembersBetween(
  seats: readonly CouncilSeat[],
  from: string,
  to = from,
): { states: ReadonlySet<string>; complete: boolean } {
  const sitting = seats.filter((seat) => seat.from <= to && from <= seat.to)
  const states = new Set(sitting.map(({ state }) => state))
  return { states, complete: states.size >= councilSize }
}
