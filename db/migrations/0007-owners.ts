import type { Kysely, Migration, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { required } from './columns.ts'

/** Renames columns to what they hold: the owner of a message, notices (not only thanks), a scope (not only a campaign). */
export const owners: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ['mail_asked', 'mail_tally', 'mail_pause'])
      await db.schema.alterTable(table).renameColumn('campaign', 'scope').execute()
    // Not every database can change a check constraint, so the table is created again.
    await sql`create table outbox_before as select * from outbox`.execute(db)
    await db.schema.dropTable('outbox').execute()
    await createOutbox(db)
    await copyMessages(db)
    await db.schema.dropTable('outbox_before').execute()
    await createIndexes(db)
  },
}

/** The long texts last: a query for other columns need not read past them. */
async function createOutbox(db: Kysely<unknown>): Promise<void> {
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
    .addColumn('owner_kind', 'text')
    .addColumn('owner_id', 'text')
    .addColumn('attempts', 'integer', required)
    .addColumn('unacknowledged', 'integer', (column) => column.notNull().defaultTo(0))
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
    .addCheckConstraint('outbox_kind', sql`kind in ('confirmation', 'letter', 'notice')`)
    .addCheckConstraint(
      'outbox_owner_kind',
      sql`owner_kind in ('pending-letter', 'supporter', 'pending-signature', 'signature', 'second-officer')`,
    )
    .addCheckConstraint('outbox_owner', sql`(owner_id is null) = (owner_kind is null)`)
    .addCheckConstraint(
      'outbox_status',
      sql`status in ('queued', 'accepted', 'failed', 'bounced', 'withdrawn')`,
    )
    .addCheckConstraint('outbox_letter', sql`kind <> 'letter' or recipient is not null`)
    .addCheckConstraint(
      'outbox_gone_is_empty',
      sql`status not in ('accepted', 'bounced') or coalesce(owner_id, due_at, lease, lease_until, to_email, to_name, reply_email, reply_name, subject, text) is null`,
    )
    .addCheckConstraint(
      'outbox_queued_is_whole',
      sql`status <> 'queued' or (due_at is not null and to_email is not null and subject is not null and text is not null)`,
    )
    .addCheckConstraint('outbox_day_only', sql`day like '____-__-__'`)
    .execute()
}

/** A pending row and what it becomes have the same id, and only confirmations are sent before the change. */
const copyMessages = (db: Kysely<unknown>) =>
  sql`
    insert into outbox (
      id, kind, campaign, recipient, case_id, language, status, day, owner_kind, owner_id, attempts, unacknowledged, due_at,
      lease, lease_until, reason, address_key, to_email, to_name, reply_email, reply_name, subject, text
    )
    select
      id, case kind when 'thanks' then 'notice' else kind end, campaign, recipient, case_id, language, status, day,
      case
        when supporter_id is null then null
        when kind = 'confirmation' and supporter_id in (select id from signing) then 'pending-signature'
        when kind = 'confirmation' and supporter_id in (select id from signature_officer) then 'second-officer'
        when kind = 'confirmation' then 'pending-letter'
        when supporter_id in (select id from signature) then 'signature'
        else 'supporter'
      end,
      supporter_id, attempts, handed, due_at,
      lease, lease_until, reason, address_key, to_email, to_name, reply_email, reply_name, subject, text
    from outbox_before`.execute(db)

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const index = (name: string) => db.schema.createIndex(name).on('outbox')
  await index('outbox_due')
    .columns(['kind', 'due_at', 'campaign', 'lease_until'])
    .where(sql<SqlBool>`status = 'queued'`)
    .execute()
  await index('outbox_open')
    .columns(['campaign', 'kind', 'status'])
    .where(sql<SqlBool>`status in ('queued', 'failed')`)
    .execute()
  await index('outbox_owner')
    .column('owner_id')
    .where(sql<SqlBool>`owner_id is not null`)
    .execute()
  await index('outbox_lease')
    .column('lease')
    .where(sql<SqlBool>`lease is not null`)
    .execute()
}
