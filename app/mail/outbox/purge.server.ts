import type { Kysely } from 'kysely'
import { purgeOutbox } from '#db/queries/supporter/erasure.ts'
import type { Database } from '#db/schema/database.ts'
import { errorFields, type Log } from '#app/log/log.ts'

/** Milliseconds in which further erasures join one sweep. */
const purgeDelayMs = 10_000

/** What was just erased from the outbox leaves the files of the database some seconds later, and not only at the hourly job. */
export function createPurgeScheduler(db: Kysely<Database>, log: Log, after = purgeDelayMs) {
  let timer: NodeJS.Timeout | undefined
  let sweeping: Promise<void> | undefined
  const sweep = () => {
    timer = undefined
    sweeping = purgeOutbox(db).catch((error: unknown) => log.error('outbox-not-swept', errorFields(error)))
  }
  return {
    erased(): void {
      timer ??= setTimeout(sweep, after).unref()
    },
    /** At the end: what waits is swept at once. */
    async finish(): Promise<void> {
      if (timer) {
        clearTimeout(timer)
        sweep()
      }
      await sweeping
    },
  }
}
