import type { Kysely } from 'kysely'
import { addDays, dayOf, millisecondsPerDay } from '#app/time/days.ts'
import { foldCounter } from '#db/queries/participation/counter.ts'
import { forgetTokens } from '#db/queries/participation/participation.ts'
import { forgetExpiredConfirmations } from '#db/queries/confirmation/expiry.ts'
import { forgetProofs } from '#db/queries/confirmation/proof-of-work.ts'
import type { Database } from '#db/schema/database.ts'
import { maxPageTokenDays } from '#app/security/page-token.server.ts'
import PQueue from 'p-queue'
import { errorFields, type Log } from '#app/log/log.ts'
import { logCountDifferences } from './verify-counts.server.ts'
import type { Timers } from '#app/time/timers.ts'

const tenSeconds = 10_000
const hourly = 3_600_000
const maxBatch = 5_000

interface JobsContext {
  db: Kysely<Database>
  log: Log
  now(): Date
  timers: Timers
  /** erases personal data past its retention time */
  runRetention(): Promise<unknown>
}

/**
 * Starts the background jobs, which run one at a time, now and at intervals: new participations are folded into the counter every
 * ten seconds; expired tokens and unconfirmed requests are erased every hour; retention runs every day, and so does the comparison
 * of the signature counts with the signatures. Returns a function that stops them once the running job has ended.
 */
export function startJobs({ db, log, now, timers, runRetention }: JobsContext): () => Promise<void> {
  const queue = new PQueue({ concurrency: 1 })
  const enqueue = (job: () => Promise<unknown>) =>
    void queue.add(job).catch((error: unknown) => log.error('job-failed', errorFields(error)))

  const schedule: [number, (() => Promise<unknown>)[]][] = [
    [tenSeconds, [() => foldAll(db)]],
    [
      hourly,
      [
        () => forgetTokens(db, addDays(dayOf(now()), -maxPageTokenDays)),
        () => forgetExpiredConfirmations(db, now().toISOString()),
        () => forgetProofs(db, dayOf(now())),
      ],
    ],
    [millisecondsPerDay, [runRetention, () => logCountDifferences(db, log)]],
  ]
  for (const [, jobs] of schedule) jobs.forEach(enqueue)
  const cancels = schedule.map(([interval, jobs]) => timers.every(interval, () => jobs.forEach(enqueue)))
  return async () => {
    for (const cancel of cancels) cancel()
    await queue.onIdle()
  }
}

// One batch at a time with a break between: the file database answers without leaving the event loop.
async function foldAll(db: Kysely<Database>): Promise<void> {
  while ((await foldCounter(db, maxBatch)) === maxBatch) await new Promise((resolve) => setImmediate(resolve))
}
