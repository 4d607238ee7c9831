import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { Database } from '#db/schema/database.ts'
import type { NewParticipation } from '#db/schema/participation.ts'

/**
 * Records a participation, unless one with the same `dedupKey` exists. True if it is new. It never looks first: the unique column decides
 * which of two is first.
 */
export async function recordParticipation(
  db: Kysely<Database>,
  participation: NewParticipation,
): Promise<boolean> {
  const recorded = await db
    .insertInto('participation')
    .values(rowOf(participation))
    .onConflict((conflict) => conflict.column('dedupKey').doNothing())
    .returning('id')
    .executeTakeFirst()
  return recorded !== undefined
}

/** Records participations that need no `dedupKey`: their callers cannot repeat them. */
export async function recordParticipations(
  db: Kysely<Database>,
  participations: readonly Omit<NewParticipation, 'dedupKey'>[],
): Promise<void> {
  if (participations.length === 0) return
  const rows = participations.map((participation) => rowOf({ ...participation, dedupKey: null }))
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
  dedupKey: participation.dedupKey,
  suspect: participation.suspect ? (1 as const) : (0 as const),
})

/**
 * Erases `dedupKey` of every participation from before `beforeDay` ('YYYY-MM-DD', UTC): their tokens have expired, so a page seized with
 * its token can no longer be matched with the table. No count changes. Returns the number of rows. Call it outside a transaction:
 * the old values are purged from the files afterwards.
 */
export async function forgetTokens(db: Kysely<Database>, beforeDay: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('participation')
    .set({ dedupKey: null })
    .where('dedupKey', 'is not', null)
    .where('day', '<', beforeDay)
    .executeTakeFirstOrThrow()
  await capabilitiesOf(db).purge(db, 'participation')
  return Number(numUpdatedRows)
}
