import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { openPostgres } from './postgres/open.ts'
import { openSqlite } from './sqlite/open.ts'

export type DatabaseConfig =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'url'; readonly url: string }

/**
 * Opens the configured database: a SQLite file, or a PostgreSQL server's URL. It connects at the first query, so a wrong path or
 * password shows in `migrateToLatest`. Close it with `db.destroy()`.
 */
export function openDatabase(config: DatabaseConfig): Kysely<Database> {
  return config.kind === 'file' ? openSqlite(config.path) : openPostgres(config.url)
}
