import type { Kysely, Migration } from 'kysely'
import { sql } from 'kysely'
import { createOutboxIndexes, createOutboxTable } from './outbox-table.ts'

/** Renames columns to what they hold: the owner of a message, notices (not only thanks), a scope (not only a campaign). */
export const owners: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ['mail_asked', 'mail_tally', 'mail_pause'])
      await db.schema.alterTable(table).renameColumn('campaign', 'scope').execute()
    // Not every database can change a check constraint, so the table is created again.
    await sql`create table outbox_before as select * from outbox`.execute(db)
    await db.schema.dropTable('outbox').execute()
    await createOutboxTable(db, [
      'pending-letter',
      'supporter',
      'pending-signature',
      'signature',
      'second-officer',
    ])
    await copyMessages(db)
    await db.schema.dropTable('outbox_before').execute()
    await createOutboxIndexes(db)
  },
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
