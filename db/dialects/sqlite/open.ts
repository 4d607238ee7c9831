import { CamelCasePlugin, Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { DemarcheSqliteDialect } from './dialect.ts'

/**
 * Opens a SQLite file. The file, its logs and a folder that has to be created are readable by the owner only. It is opened at the first
 * query, which throws if it cannot be. Transactions are write transactions: they start with `begin immediate`.
 */
export function openSqlite(file: string): Kysely<Database> {
  return new Kysely({ dialect: new DemarcheSqliteDialect(file), plugins: [new CamelCasePlugin()] })
}
