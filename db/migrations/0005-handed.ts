import type { Kysely, Migration } from 'kysely'

/** Number of times that a message was handed to a mail server without an answer. */
export const handed: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('outbox')
      .addColumn('handed', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
  },
}
