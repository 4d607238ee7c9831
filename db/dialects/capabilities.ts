import type { DialectAdapter, Kysely, SelectQueryBuilder, Transaction } from 'kysely'
import type { Database } from '#db/schema/database.ts'

/** Operations that our queries need beyond the SQL that all databases share. Each dialect's adapter implements them. */
export interface Capabilities {
  /** Locks out other writers of `table` until the transaction ends; readers go on. Call it before the transaction's first write. */
  lockTable(trx: Transaction<Database>, table: keyof Database): Promise<void>
  /** Lets a query inside an update leave out rows that another transaction is changing, instead of waiting for them. */
  skipLocked<DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>): SelectQueryBuilder<DB, TB, O>
  /** Removes erased values from the files, as far as the database can. Call it outside any transaction. */
  purge(db: Kysely<Database>, table: keyof Database): Promise<void>
}

/** Finds the capabilities of the database behind `db`. Throws when `db` was not opened by this folder. */
export function capabilitiesOf(db: Kysely<Database>): Capabilities {
  const { adapter } = db.getExecutor()
  if (hasCapabilities(adapter)) return adapter
  throw new Error('This database was not opened by openDatabase. Use db/dialects/open.ts.')
}

function hasCapabilities(adapter: DialectAdapter): adapter is DialectAdapter & Capabilities {
  return 'lockTable' in adapter && 'skipLocked' in adapter && 'purge' in adapter
}
