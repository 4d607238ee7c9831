import type { Kysely, Migration } from 'kysely'
import { sql } from 'kysely'

/** What people wait for at their screens is looked for before the letters: not through all letters that are due. */
export const dueByKind: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.dropIndex('outbox_due').execute()
    await sql`create index outbox_due on outbox (kind, due_at, campaign, lease_until) where status = 'queued'`.execute(
      db,
    )
  },
}
