import type { Kysely, SelectQueryBuilder, Transaction } from 'kysely'
import { PostgresAdapter, sql } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import type { Capabilities } from '#db/dialects/capabilities.ts'

export class DemarchePostgresAdapter extends PostgresAdapter implements Capabilities {
  async lockTable(trx: Transaction<Database>, table: keyof Database) {
    await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(trx)
  }

  skipLocked<DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>) {
    return query.forUpdate().skipLocked()
  }

  /** Runs a vacuum, since updated rows leave their old versions behind. It frees their space, but does not zero it. */
  async purge(db: Kysely<Database>, table: keyof Database) {
    await sql`vacuum ${sql.table(table)}`.execute(db)
  }
}
