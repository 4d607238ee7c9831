import type { Kysely, Migration } from 'kysely'
import { sql } from 'kysely'

/** Index by kind: messages that people wait for at their screens are claimed first, without a scan of all due letters. */
export const dueByKind: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.dropIndex('outbox_due').execute()
    await sql`create index outbox_due on outbox (kind, due_at, campaign, lease_until) where status = 'queued'`.execute(
      db,
    )
  },
}
