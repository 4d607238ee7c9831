import type { Kysely } from 'kysely'
import { foldCounter } from '../db/queries/counter.ts'
import { forgetTokens } from '../db/queries/participation.ts'
import { forgetPending } from '../db/queries/pending.ts'
import { forgetProofs } from '../db/queries/proof.ts'
import { forgetSigning } from '../db/queries/signing.ts'
import type { Database } from '../db/schema.ts'
import { errorFields, type Log } from './log/log.ts'
import { logDifferences } from './server/statement/verify.server.ts'
import { tokenLifeDays } from './server/token.server.ts'

const foldEvery = 10_000
const forgetEvery = 3_600_000
const daily = 86_400_000
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
      const oldest = new Date(now().getTime() - tokenLifeDays * 86_400_000)
      await forgetTokens(db, oldest.toISOString().slice(0, 10))
    })
    run(() => forgetPending(db, now().toISOString()))
    run(() => forgetSigning(db, now().toISOString()))
    run(() => forgetProofs(db, now().toISOString().slice(0, 10)))
  }
  run(fold)
  forget()
  run(retention)
  run(() => logDifferences(db, log))
  const timers = [
    setInterval(() => run(fold), foldEvery),
    setInterval(forget, forgetEvery),
    setInterval(() => run(retention), daily),
    setInterval(() => run(() => logDifferences(db, log)), daily),
  ]
  for (const timer of timers) timer.unref()
  return async () => {
    for (const timer of timers) clearInterval(timer)
    await current
  }
}
