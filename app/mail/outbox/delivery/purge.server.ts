import type { Kysely } from 'kysely'
import { purgeOutbox } from '#db/queries/supporter/erasure.ts'
import type { Database } from '#db/schema/database.ts'
import { errorFields, type Log } from '#app/log/log.ts'
import type { Cancel, Timers } from '#app/time/timers.ts'

/** Milliseconds in which further erasures join one purge. */
const purgeDelayMs = 10_000

/**
 * Schedules purges of the outbox: what was just erased from it leaves the database's files some seconds later, and not only at
 * the hourly job.
 */
export function createPurgeScheduler(db: Kysely<Database>, log: Log, timers: Pick<Timers, 'after'>) {
  let cancelTimer: Cancel | undefined
  let purging: Promise<void> | undefined
  const purge = () => {
    cancelTimer = undefined
    purging = purgeOutbox(db).catch((error: unknown) => log.error('outbox-not-swept', errorFields(error)))
  }
  return {
    /** Notes an erasure; a purge follows. */
    erased(): void {
      cancelTimer ??= timers.after(purgeDelayMs, purge)
    },
    /** Purges at once what waits, and resolves when that is done. */
    async finish(): Promise<void> {
      if (cancelTimer) {
        cancelTimer()
        purge()
      }
      await purging
    },
  }
}
