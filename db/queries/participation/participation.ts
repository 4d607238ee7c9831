import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { Database } from '#db/schema/database.ts'
import type { NewParticipation } from '#db/schema/participation.ts'

/**
 * Writes a participation down, unless one with the same `once` is there already.
 * True if it is new. Never looks first: the unique column settles who was first.
 */
export async function recordParticipation(
  db: Kysely<Database>,
  participation: NewParticipation,
): Promise<boolean> {
  const recorded = await db
    .insertInto('participation')
    .values(rowOf(participation))
    .onConflict((conflict) => conflict.column('once').doNothing())
    .returning('id')
    .executeTakeFirst()
  return recorded !== undefined
}

/** Writes down participations that need no `once`: nothing can come twice. */
export async function recordParticipations(
  db: Kysely<Database>,
  participations: readonly Omit<NewParticipation, 'once'>[],
): Promise<void> {
  if (participations.length === 0) return
  const rows = participations.map((participation) => rowOf({ ...participation, once: null }))
  await db.insertInto('participation').values(rows).execute()
}

const rowOf = (participation: NewParticipation) => ({
  id: randomUUID(),
  campaign: participation.campaign,
  kind: participation.kind,
  recipient: participation.recipient ?? null,
  caseId: participation.caseId ?? null,
  network: participation.network ?? null,
  language: participation.language ?? null,
  day: participation.day,
  once: participation.once,
  suspect: participation.suspect ? (1 as const) : (0 as const),
})

/**
 * Forgets `once` of every participation from before `beforeDay` ('YYYY-MM-DD', UTC): their tokens have expired, so
 * a page seized with its token can no longer be matched with the table. No number changes. Returns how many rows
 * were emptied. Not inside a transaction: the old values are purged from the files afterwards.
 */
export async function forgetTokens(db: Kysely<Database>, beforeDay: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('participation')
    .set({ once: null })
    .where('once', 'is not', null)
    .where('day', '<', beforeDay)
    .executeTakeFirstOrThrow()
  await capabilitiesOf(db).purge(db, 'participation')
  return Number(numUpdatedRows)
}
