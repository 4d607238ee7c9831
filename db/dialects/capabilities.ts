import type { DialectAdapter, Kysely, SelectQueryBuilder, Transaction } from 'kysely'
import type { Database } from '../schema/database.ts'

/** What our queries ask of a database beyond the SQL that all of them share. Each dialect's adapter answers. */
export interface Abilities {
  /** Inside a transaction, before its first write: until it ends nobody else writes to `table`; readers go on. */
  keepWritersOut(trx: Transaction<Database>, table: keyof Database): Promise<void>
  /** For a query inside an update: rows that somebody else is changing at this moment are left out, not waited for. */
  skipTaken<DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>): SelectQueryBuilder<DB, TB, O>
  /** After an erasure, outside any transaction: the old values leave the files, as far as the database can. */
  sweep(db: Kysely<Database>, table: keyof Database): Promise<void>
}

/** The abilities of the database behind `db`. Throws when `db` was not opened by this folder. */
export function abilitiesOf(db: Kysely<Database>): Abilities {
  const { adapter } = db.getExecutor()
  if (hasAbilities(adapter)) return adapter
  throw new Error('This database was not opened by openDatabase. Use db/dialects/open.ts.')
}

function hasAbilities(adapter: DialectAdapter): adapter is DialectAdapter & Abilities {
  return 'keepWritersOut' in adapter && 'skipTaken' in adapter && 'sweep' in adapter
}
