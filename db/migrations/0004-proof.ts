import { sql, type Kysely, type Migration } from 'kysely'

/** Pages whose proof of work, or wait, has been used; with the day only, so that no time of day is stored. */
export const proof: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('proof_used')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('expires', 'text', (column) => column.notNull())
      .addCheckConstraint('proof_used_day_only', sql`expires like '____-__-__'`)
      .execute()
    await db.schema.createIndex('proof_used_expires').on('proof_used').column('expires').execute()
  },
}
