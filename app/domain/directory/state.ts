/** A UN member or observer, as in db/reference/states.csv. */
export interface State {
  /** ISO 3166-1 alpha-2: `CH` */
  code: string
  status: 'member' | 'observer'
  /** UN short names by language */
  names: Readonly<Record<string, string>>
  /** "of Switzerland", where the source gives it, by language */
  of: Readonly<Record<string, string>>
  /** ISO 639 codes; a hint, never the language of a mission */
  officialLanguages: readonly string[]
  /** where the names come from */
  source: string
}

/** A seat on the Human Rights Council; days are inclusive. */
export interface CouncilSeat {
  state: string
  year: number
  from: string
  to: string
}

/** Whether the state sits on the Council that day. `undefined`: the reference data knows no such year whole. */
export function sitsOnCouncil(
  seats: readonly CouncilSeat[],
  state: string,
  day: string,
): boolean | undefined {
  const year = Number(day.slice(0, 4))
  const known = seats.filter((seat) => seat.year === year)
  if (known.some((seat) => seat.state === state && seat.from <= day && day <= seat.to)) return true
  // 47 seats: General Assembly resolution 60/251, paragraph 7. Fewer rows mean that elections are still unknown to us.
  return known.length >= 47 ? false : undefined
}
