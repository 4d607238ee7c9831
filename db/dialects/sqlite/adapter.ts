import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely, SelectQueryBuilder } from 'kysely'
import { SqliteAdapter, sql } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import type { Capabilities } from '#db/dialects/capabilities.ts'
import { busyMs, pauseMs } from './retry-while-busy.ts'

export class DemarcheSqliteAdapter extends SqliteAdapter implements Capabilities {
  /** SQLite can, though Kysely's own adapter says no. So migrations run in one immediate transaction, and two processes queue. */
  override get supportsTransactionalDdl() {
    return true
  }

  /** Nothing to do: `begin immediate` keeps every other writer out of the whole file. */
  async lockTable() {}

  /** Nothing to do: there is one writer at a time. */
  skipLocked<DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>) {
    return query
  }

  /**
   * Empties the write-ahead log, which holds the old pages; in the main file `secure_delete` zeroes them. If others write or read for
   * longer than five seconds, that is left to the next purge.
   */
  async purge(db: Kysely<Database>) {
    for (let left = busyMs / pauseMs; left > 0; left--) {
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
      if (!rows[0]?.busy) return
      await sleep(pauseMs)
    }
  }
}
