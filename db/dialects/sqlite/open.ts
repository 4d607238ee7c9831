import { CamelCasePlugin, Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { DemarcheSqliteDialect } from './dialect.ts'

/**
 * A SQLite file, and its logs, for the owner only, as is its folder when it has to be created. Opened at the first query, which throws
 * if the file cannot be opened. Transactions are write transactions: they start with `begin immediate`.
 */
export function openSqlite(file: string): Kysely<Database> {
  return new Kysely({ dialect: new DemarcheSqliteDialect(file), plugins: [new CamelCasePlugin()] })
}
