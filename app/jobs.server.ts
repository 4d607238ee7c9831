import type { Kysely } from 'kysely'
import { addDays, dayOf, millisecondsPerDay } from './time/days.ts'
import { foldCounter } from '../db/queries/participation/counter.ts'
import { forgetTokens } from '../db/queries/participation/participation.ts'
import { forgetPending } from '../db/queries/confirmation/pending-letters.ts'
import { forgetProofs } from '../db/queries/confirmation/proof-of-work.ts'
import { forgetSigning } from '../db/queries/confirmation/pending-signatures.ts'
import type { Database } from '../db/schema/database.ts'
import { pageTokenLife } from './security/page-token.server.ts'
import { errorFields, type Log } from './log/log.ts'
import { logDifferences } from './server/statement/verify.server.ts'

const foldEvery = 10_000
const forgetEvery = 3_600_000
const batch = 5_000

/**
 * Folds new participations into the counter every ten seconds; forgets expired tokens and what nobody confirmed every hour;
 * runs the retention every day, and compares the numbers of signatures with the signatures.
 */
export function startTidying(
  db: Kysely<Database>,
  log: Log,
  now: () => Date,
  retention: () => Promise<unknown>,
): () => Promise<void> {
  let current = Promise.resolve()
  const run = (deed: () => Promise<unknown>) => {
    current = current
      .then(async () => void (await deed()))
      .catch((error: unknown) => log.error('tidying-failed', errorFields(error)))
  }
  const fold = async () => {
    // One batch at a time with a breath between: the file database answers without leaving the event loop.
    while ((await foldCounter(db, batch)) === batch) await new Promise((resolve) => setImmediate(resolve))
  }
  const forget = () => {
    run(async () => {
      await forgetTokens(db, addDays(dayOf(now()), -pageTokenLife))
    })
    run(() => forgetPending(db, now().toISOString()))
    run(() => forgetSigning(db, now().toISOString()))
    run(() => forgetProofs(db, dayOf(now())))
  }
  run(fold)
  forget()
  run(retention)
  run(() => logDifferences(db, log))
  const timers = [
    setInterval(() => run(fold), foldEvery),
    setInterval(forget, forgetEvery),
    setInterval(() => run(retention), millisecondsPerDay),
    setInterval(() => run(() => logDifferences(db, log)), millisecondsPerDay),
  ]
  for (const timer of timers) timer.unref()
  return async () => {
    for (const timer of timers) clearInterval(timer)
    await current
  }
}
