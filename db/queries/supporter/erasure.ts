import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { Database } from '#db/schema/database.ts'
import { emptied, unowned } from '#db/queries/outbox/rows.ts'

const personal = ['pending', 'supporter', 'letterOnce', 'outbox', 'mailAsked'] as const

/** Before a change that runs across the mail tables: always in this order, so that no two wait for each other. */
export async function lockMessageTables(trx: Transaction<Database>): Promise<void> {
  for (const table of ['letterOnce', 'mailAsked', 'outbox'] as const)
    await capabilitiesOf(trx).lockTable(trx, table)
}

/** What was erased from the mail tables leaves the files. Not inside a transaction. */
export async function purgeMessages(db: Kysely<Database>): Promise<void> {
  for (const table of personal) await capabilitiesOf(db).purge(db, table)
}

/** What left the outbox with the mails that went leaves the files. Not inside a transaction. */
export const purgeOutbox = (db: Kysely<Database>): Promise<void> => capabilitiesOf(db).purge(db, 'outbox')

/**
 * Erases all that belongs to these ids, pending or confirmed. No number changes, but that letters still waiting are
 * withdrawn. A lease stays: a letter that is just going out will count.
 */
export async function eraseOwners(trx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await eraseMessages(trx, ids)
  await trx.deleteFrom('letterOnce').where('supporterId', 'in', ids).execute()
  await trx.deleteFrom('supporter').where('id', 'in', ids).execute()
  await trx.deleteFrom('pending').where('id', 'in', ids).execute()
}

/** Erases the mails to or by these ids, and withdraws those that wait. Who has nothing but mails needs no lock for it. */
export async function eraseMessages(trx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await trx
    .updateTable('outbox')
    .set({ ...emptied, ...unowned })
    .set({ status: sql`case status when 'queued' then 'withdrawn' else status end` })
    .where('ownerId', 'in', ids)
    .execute()
}
