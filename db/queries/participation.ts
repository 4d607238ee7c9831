import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { abilitiesOf } from '../dialects/abilities.ts'
import type { Database, NewParticipation } from '../schema.ts'

/**
 * Writes a participation down, unless one with the same `once` is there already.
 * True if it is new. Never looks first: the unique column settles who was first.
 */
export async function recordParticipation(
  db: Kysely<Database>,
  participation: NewParticipation,
): Promise<boolean> {
  const { campaign, kind, recipient, caseId, network, language, day, once, suspect } = participation
  const recorded = await db
    .insertInto('participation')
    .values({
      id: randomUUID(),
      campaign,
      kind,
      recipient: recipient ?? null,
      case_id: caseId ?? null,
      network: network ?? null,
      language: language ?? null,
      day,
      once,
      suspect: suspect ? 1 : 0,
    })
    .onConflict((conflict) => conflict.column('once').doNothing())
    .returning('id')
    .executeTakeFirst()
  return recorded !== undefined
}

/**
 * Forgets `once` of every participation from before `beforeDay` ('YYYY-MM-DD', UTC): their tokens have expired, so
 * a page seized with its token can no longer be matched with the table. No number changes. Returns how many rows
 * were emptied. Not inside a transaction: the old values are swept from the files afterwards.
 */
export async function forgetTokens(db: Kysely<Database>, beforeDay: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('participation')
    .set({ once: null })
    .where('once', 'is not', null)
    .where('day', '<', beforeDay)
    .executeTakeFirstOrThrow()
  await abilitiesOf(db).sweep(db, 'participation')
  return Number(numUpdatedRows)
}
