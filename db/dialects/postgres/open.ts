import { CamelCasePlugin, Kysely } from 'kysely'
import pg from 'pg'
import type { Database } from '#db/schema/database.ts'
import { DemarchePostgresDialect } from './dialect.ts'

/** Opens a PostgreSQL server by its `postgres://` URL. It connects at the first query, which throws if it cannot. */
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
  return new Kysely({ dialect: new DemarchePostgresDialect({ pool }), plugins: [new CamelCasePlugin()] })
}
