import type { SelectQueryBuilder, Transaction } from 'kysely'
import { Kysely, PostgresAdapter, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Database } from '../../schema/database.ts'
import type { Abilities } from '../capabilities.ts'

/** A PostgreSQL server, by its `postgres://` URL. Connects at the first query, which throws if it cannot. */
export function openPostgres(url: string): Kysely<Database> {
  const types = new pg.TypeOverrides()
  // count(*) is an int8, which pg hands over as text.
  types.setTypeParser(pg.types.builtins.INT8, Number)
  const pool = new pg.Pool({
    connectionString: url,
    types,
    application_name: 'demarche',
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  // An idle connection that the server drops is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  return new Kysely({ dialect: new OurPostgresDialect({ pool }) })
}

class OurPostgresDialect extends PostgresDialect {
  override createAdapter() {
    return new OurPostgresAdapter()
  }
}

class OurPostgresAdapter extends PostgresAdapter implements Abilities {
  async keepWritersOut(trx: Transaction<Database>, table: keyof Database) {
    await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(trx)
  }

  skipTaken<DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>) {
    return query.forUpdate().skipLocked()
  }

  /** Updated rows leave their old version behind until a vacuum. It frees the space; it does not zero it. */
  async sweep(db: Kysely<Database>, table: keyof Database) {
    await sql`vacuum ${sql.table(table)}`.execute(db)
  }
}
