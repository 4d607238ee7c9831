import type { Kysely } from 'kysely'
import type { Log } from '#app/log/log.ts'
import type { Database } from '#db/schema/database.ts'

/** The parts of the site that the double opt-in needs. */
export interface ConfirmationContext {
  db: Kysely<Database>
  secret: string
  log: Log
  now(): Date
  config: { fixedNow: string | null }
  /** null where the server sends nothing */
  mail: ConfirmationMail | null
}

export interface ConfirmationMail {
  /** confirmation emails to everybody together */
  confirmationsPerHour: number
  /** above so many in the hour, each costs a proof of work or a wait */
  proofAbove: number
  /** Something was queued. Never waits, never throws. */
  wake(): void
}
