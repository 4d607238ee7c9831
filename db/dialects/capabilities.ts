import type { DialectAdapter, Kysely, SelectQueryBuilder, Transaction } from 'kysely'
import type { Database } from '#db/schema/database.ts'

/** What our queries ask of a database beyond the SQL that all of them share. Each dialect's adapter answers. */
export interface Capabilities {
  /** Inside a transaction, before its first write: until it ends nobody else writes to `table`; readers go on. */
  lockTable(trx: Transaction<Database>, table: keyof Database): Promise<void>
  /** For a query inside an update: rows that somebody else is changing at this moment are left out, not waited for. */
  skipLocked<DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>): SelectQueryBuilder<DB, TB, O>
  /** After an erasure, outside any transaction: removes the old values from the files, as far as the database can. */
  purge(db: Kysely<Database>, table: keyof Database): Promise<void>
}

/** The capabilities of the database behind `db`. Throws when `db` was not opened by this folder. */
export function capabilitiesOf(db: Kysely<Database>): Capabilities {
  const { adapter } = db.getExecutor()
  if (hasCapabilities(adapter)) return adapter
  throw new Error('This database was not opened by openDatabase. Use db/dialects/open.ts.')
}

function hasCapabilities(adapter: DialectAdapter): adapter is DialectAdapter & Capabilities {
  return 'lockTable' in adapter && 'skipLocked' in adapter && 'purge' in adapter
}
