import type { Session } from '../campaign/session.ts'
import type { Conventions } from '../directory/conventions.ts'
import type { CouncilSeat, State } from '../directory/state.ts'

/** What the project knows of the UN, loaded once from db/reference. */
export interface Reference {
  states: ReadonlyMap<string, State>
  sessions: ReadonlyMap<string, Session>
  councilSeats: readonly CouncilSeat[]
  conventions: ReadonlyMap<string, Conventions>
}
