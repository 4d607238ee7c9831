import type { Kysely, Migration } from 'kysely'
import { sql } from 'kysely'

export const participation: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('participation')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('campaign', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('recipient', 'text')
      .addColumn('case_id', 'text')
      .addColumn('network', 'text')
      .addColumn('language', 'text')
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('once', 'text', (column) => column.unique())
      .addColumn('suspect', 'integer', (column) => column.notNull())
      .addColumn('counted', 'integer', (column) => column.notNull().defaultTo(0))
      // The database refuses a time of day: it could be matched with a server's log.
      .addCheckConstraint('participation_day_only', sql`day like '____-__-__'`)
      .addCheckConstraint('participation_suspect', sql`suspect in (0, 1)`)
      .addCheckConstraint('participation_counted', sql`counted in (0, 1)`)
      .execute()

    // Without suspects: a flood of them must not slow the counter down. The first index is for reading it, the second for folding:
    // without that the databases scan the primary key, which takes seconds for a million rows.
    for (const [name, columns] of [
      ['participation_uncounted', ['campaign', 'kind']],
      ['participation_next_uncounted', ['id']],
    ] as const) {
      await db.schema
        .createIndex(name)
        .on('participation')
        .columns([...columns])
        .where(sql.ref('counted'), '=', sql.lit(0))
        .where(sql.ref('suspect'), '=', sql.lit(0))
        .execute()
    }

    await db.schema
      .createTable('counter')
      .addColumn('campaign', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('n', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('counter_pk', ['campaign', 'kind'])
      .execute()
  },
}
