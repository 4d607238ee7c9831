import type { Kysely, Migration, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { required, requiredUnique } from './columns.ts'

export const outbox: Migration = {
  async up(db: Kysely<unknown>) {
    await createPeople(db)
    await createOutbox(db)
    await createLimits(db)
  },
}

/** Tables of people who asked and who confirmed; retention empties them. */
async function createPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pending')
    .addColumn('id', 'text', required)
    .addColumn('token_hash', 'text', requiredUnique)
    .addColumn('manage_hash', 'text', requiredUnique)
    .addColumn('campaign', 'text', required)
    .addColumn('language', 'text', required)
    .addColumn('email', 'text', required)
    .addColumn('email_key', 'text', required)
    .addColumn('name', 'text', required)
    .addColumn('letters', 'text', required)
    .addColumn('created_at', 'text', required)
    .addColumn('expires_at', 'text', required)
    .addPrimaryKeyConstraint('pending_pk', ['id'])
    .execute()
  await db.schema
    .createTable('supporter')
    .addColumn('id', 'text', required)
    .addColumn('campaign', 'text', required)
    .addColumn('email_key', 'text', required)
    .addColumn('manage_hash', 'text', requiredUnique)
    .addColumn('language', 'text', required)
    .addColumn('day', 'text', required)
    .addPrimaryKeyConstraint('supporter_pk', ['id'])
    .addCheckConstraint('supporter_day_only', sql`day like '____-__-__'`)
    .execute()
  await db.schema
    .createTable('letter_once')
    .addColumn('key', 'text', required)
    .addColumn('supporter_id', 'text', required)
    .addPrimaryKeyConstraint('letter_once_pk', ['key'])
    .execute()
  await db.schema.createIndex('pending_email_key').on('pending').column('email_key').execute()
  await db.schema.createIndex('supporter_email_key').on('supporter').column('email_key').execute()
  await db.schema.createIndex('letter_once_supporter').on('letter_once').column('supporter_id').execute()
}

/** Constraints make sure that a sent message names nobody, and that a queued one can be sent. */
async function createOutbox(db: Kysely<unknown>): Promise<void> {
  // The long texts last: a query for other columns need not read past them.
  await db.schema
    .createTable('outbox')
    .addColumn('id', 'text', required)
    .addColumn('kind', 'text', required)
    .addColumn('campaign', 'text', required)
    .addColumn('recipient', 'text')
    .addColumn('case_id', 'text')
    .addColumn('language', 'text', required)
    .addColumn('status', 'text', required)
    .addColumn('day', 'text', required)
    .addColumn('supporter_id', 'text')
    .addColumn('attempts', 'integer', required)
    .addColumn('due_at', 'text')
    .addColumn('lease', 'text')
    .addColumn('lease_until', 'text')
    .addColumn('reason', 'text')
    .addColumn('address_key', 'text')
    .addColumn('to_email', 'text')
    .addColumn('to_name', 'text')
    .addColumn('reply_email', 'text')
    .addColumn('reply_name', 'text')
    .addColumn('subject', 'text')
    .addColumn('text', 'text')
    .addPrimaryKeyConstraint('outbox_pk', ['id'])
    .addCheckConstraint('outbox_kind', sql`kind in ('confirmation', 'letter', 'thanks')`)
    .addCheckConstraint(
      'outbox_status',
      sql`status in ('queued', 'accepted', 'failed', 'bounced', 'withdrawn')`,
    )
    .addCheckConstraint('outbox_letter', sql`kind <> 'letter' or recipient is not null`)
    .addCheckConstraint(
      'outbox_gone_is_empty',
      sql`status not in ('accepted', 'bounced') or coalesce(supporter_id, due_at, lease, lease_until, to_email, to_name, reply_email, reply_name, subject, text) is null`,
    )
    .addCheckConstraint(
      'outbox_queued_is_whole',
      sql`status <> 'queued' or (due_at is not null and to_email is not null and subject is not null and text is not null)`,
    )
    .addCheckConstraint('outbox_day_only', sql`day like '____-__-__'`)
    .execute()
  // One index for due messages, with all that decides whether to claim them; then one for the counts.
  await db.schema
    .createIndex('outbox_due')
    .on('outbox')
    .columns(['due_at', 'kind', 'campaign', 'lease_until'])
    .where(sql<SqlBool>`status = 'queued'`)
    .execute()
  await db.schema
    .createIndex('outbox_open')
    .on('outbox')
    .columns(['campaign', 'kind', 'status'])
    .where(sql<SqlBool>`status in ('queued', 'failed')`)
    .execute()
  await db.schema
    .createIndex('outbox_supporter')
    .on('outbox')
    .column('supporter_id')
    .where(sql<SqlBool>`supporter_id is not null`)
    .execute()
  await db.schema
    .createIndex('outbox_lease')
    .on('outbox')
    .column('lease')
    .where(sql<SqlBool>`lease is not null`)
    .execute()
}

async function createLimits(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mail_asked')
    .addColumn('id', 'text', required)
    .addColumn('email_key', 'text', required)
    .addColumn('campaign', 'text', required)
    .addColumn('day', 'text', required)
    .addPrimaryKeyConstraint('mail_asked_pk', ['id'])
    .addCheckConstraint('mail_asked_day_only', sql`day like '____-__-__'`)
    .execute()
  await db.schema
    .createTable('mail_tally')
    .addColumn('what', 'text', required)
    .addColumn('campaign', 'text', required)
    .addColumn('period', 'text', required)
    .addColumn('n', 'integer', required)
    .addPrimaryKeyConstraint('mail_tally_pk', ['what', 'campaign', 'period'])
    .execute()
  await db.schema
    .createTable('mail_pace')
    .addColumn('recipient', 'text', required)
    .addColumn('latest', 'text', required)
    .addPrimaryKeyConstraint('mail_pace_pk', ['recipient'])
    .execute()
  await db.schema
    .createTable('mail_pause')
    .addColumn('campaign', 'text', required)
    .addPrimaryKeyConstraint('mail_pause_pk', ['campaign'])
    .execute()
  await db.schema
    .createTable('bounce')
    .addColumn('mail_id', 'text', required)
    .addColumn('code', 'text', required)
    .addColumn('recipient', 'text', required)
    .addColumn('address_key', 'text', required)
    .addColumn('hard', 'integer', required)
    .addColumn('day', 'text', required)
    .addPrimaryKeyConstraint('bounce_pk', ['mail_id', 'code'])
    .addCheckConstraint('bounce_hard', sql`hard in (0, 1)`)
    .addCheckConstraint('bounce_day_only', sql`day like '____-__-__'`)
    .execute()
  await db.schema.createIndex('mail_asked_email_key').on('mail_asked').column('email_key').execute()
  await db.schema.createIndex('bounce_address').on('bounce').column('address_key').execute()
}
