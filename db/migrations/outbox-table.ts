import type { Kysely, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { required } from './columns.ts'

// Not every database can change a check constraint: a migration that changes what may own a message makes the table again.

/** The long texts last: a query for something else need not read past them. */
export async function createOutboxTable<DB>(db: Kysely<DB>, ownerKinds: readonly string[]): Promise<void> {
  const kinds = sql.join(ownerKinds.map((kind) => sql.lit(kind)))
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
    .addCheckConstraint('outbox_owner_kind', sql`owner_kind in (${kinds})`)
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

export async function createOutboxIndexes<DB>(db: Kysely<DB>): Promise<void> {
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
