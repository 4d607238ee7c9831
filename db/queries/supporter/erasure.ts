import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { PendingConfirmation } from '#db/schema/confirmation.ts'
import type { Database } from '#db/schema/database.ts'
import { readConfirmation } from '#db/queries/confirmation/pending.ts'
import { emptied, unowned } from '#db/queries/outbox/rows.ts'

const personal = ['pendingConfirmation', 'supporter', 'dedupKey', 'outbox', 'confirmationRequest'] as const

/** Selects the ids of requests for letters that are not confirmed. */
export const pendingLetterIds = (db: Kysely<Database>) =>
  db.selectFrom('pendingConfirmation').select('id').where('kind', '=', 'letters')

/**
 * Locks the message tables before a change that runs across them, and takes these requests between. Always in this order, so
 * that no two wait for each other: a confirmation has its request in hand before it reaches the outbox.
 */
export async function lockAndTakePending(
  trx: Transaction<Database>,
  ids: ReturnType<typeof pendingLetterIds>,
): Promise<PendingConfirmation<'letters'>[]> {
  await capabilitiesOf(trx).lockTable(trx, 'dedupKey')
  await capabilitiesOf(trx).lockTable(trx, 'confirmationRequest')
  const rows = await trx.deleteFrom('pendingConfirmation').where('id', 'in', ids).returningAll().execute()
  await capabilitiesOf(trx).lockTable(trx, 'outbox')
  return rows.map((row) => readConfirmation<'letters'>(row))
}

/** Removes what was erased from the message tables from the files. Not inside a transaction. */
export async function purgeMessages(db: Kysely<Database>): Promise<void> {
  for (const table of personal) await capabilitiesOf(db).purge(db, table)
}

/** Removes what left the outbox with the messages that were sent from the files. Not inside a transaction. */
export const purgeOutbox = (db: Kysely<Database>): Promise<void> => capabilitiesOf(db).purge(db, 'outbox')

/**
 * Erases all that belongs to these supporters, or to requests that were taken. No number changes, but that letters still waiting
 * are withdrawn. A lease stays: a letter that is just being sent will count.
 */
export async function eraseOwners(trx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await eraseMessages(trx, ids)
  await trx.deleteFrom('dedupKey').where('supporterId', 'in', ids).execute()
  await trx.deleteFrom('supporter').where('id', 'in', ids).execute()
}

/** Erases the messages of these owners, and withdraws those that wait. Where only messages are written it needs no lock. */
export async function eraseMessages(trx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await trx
    .updateTable('outbox')
    .set({ ...emptied, ...unowned })
    .set({ status: sql`case status when 'queued' then 'withdrawn' else status end` })
    .where('ownerId', 'in', ids)
    .execute()
}
