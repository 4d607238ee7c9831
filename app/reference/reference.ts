import type { Session } from '#app/time/session.ts'
import type { Conventions } from './conventions.ts'
import type { State } from './state.ts'
import type { CouncilSeat } from './council.ts'

/** Reference data about the UN, loaded once from db/reference. */
export interface Reference {
  states: ReadonlyMap<string, State>
  sessions: ReadonlyMap<string, Session>
  councilSeats: readonly CouncilSeat[]
  conventions: ReadonlyMap<string, Conventions>
}
