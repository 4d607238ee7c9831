import type { Kysely, Migration } from 'kysely'

/** How often a mail was handed to a mail server, and nobody knows whether it was taken. */
export const handed: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('outbox')
      .addColumn('handed', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
  },
}
