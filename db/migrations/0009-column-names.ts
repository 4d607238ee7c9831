import type { Kysely, Migration } from 'kysely'
import { sql } from 'kysely'
import { required } from './columns.ts'

/**
 * Renames tables, columns and values to what they hold: deduplication keys, confirmation requests, and the version of a statement
 * that a signatory was notified of.
 */
export const columnNames: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('participation').renameColumn('once', 'dedup_key').execute()
    await db.schema.alterTable('signature_person').renameColumn('asked_version', 'notified_version').execute()
    await sql`update mail_tally set what = 'confirmations' where what = 'asked'`.execute(db)
    await moveConfirmationRequests(db)
  },
}

/** Creates the table again: a renamed one would keep the old names of its constraints and of its index. */
async function moveConfirmationRequests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('confirmation_request')
    .addColumn('id', 'text', required)
    .addColumn('email_key', 'text', required)
    .addColumn('scope', 'text', required)
    .addColumn('about', 'text')
    .addColumn('day', 'text', required)
    .addPrimaryKeyConstraint('confirmation_request_pk', ['id'])
    .addCheckConstraint('confirmation_request_day_only', sql`day like '____-__-__'`)
    .execute()
  await sql`
    insert into confirmation_request (id, email_key, scope, about, day)
    select id, email_key, scope, about, day from mail_asked`.execute(db)
  await db.schema.dropTable('mail_asked').execute()
  await db.schema
    .createIndex('confirmation_request_email_key')
    .on('confirmation_request')
    .column('email_key')
    .execute()
}
