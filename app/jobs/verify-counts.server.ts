import type { Kysely } from 'kysely'
import { rebuildCounter, verifyCounter } from '#db/queries/participation/counter.ts'
import {
  listCountedStatements,
  rebuildCount,
  verifyCount,
  type CountDifference,
} from '#db/queries/signature/count.ts'
import type { Database } from '#db/schema/database.ts'
import type { Log } from '#app/log/log.ts'

/** Compares the counts of every statement with its signatures, one statement at a time. */
async function verifyCounts(db: Kysely<Database>): Promise<CountDifference[]> {
  const found: CountDifference[] = []
  for (const statement of await listCountedStatements(db)) {
    found.push(...(await verifyCount(db, statement)))
    // The file database answers without leaving the event loop.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return found
}

/** Logs the differences. Entries name time windows, never a person. */
export async function logCountDifferences(db: Kysely<Database>, log: Log): Promise<void> {
  for (const { partner, ...difference } of await verifyCounts(db))
    log.error('signature-count-differs', { ...difference, partner: partner || 'none' })
}

/** Lists where a count of the site differs from its facts (participations and signatures), one line each. */
export async function verifyCounters(db: Kysely<Database>): Promise<string[]> {
  const participations = await verifyCounter(db)
  return [
    ...participations.map(
      ({ campaign, kind, counter, facts }) => `${campaign}, ${kind}: counted ${counter}, there are ${facts}`,
    ),
    ...(await verifyCounts(db)).map(
      ({ statement, kind, visibility, partner, day, counted, facts }) =>
        `${statement}, signatures, ${kind}, ${visibility}, ${day}${partner && `, from ${partner}`}: counted ${counted}, there are ${facts}`,
    ),
  ]
}

/** Recomputes all counts from their facts. */
export async function rebuildCounters(db: Kysely<Database>): Promise<void> {
  await rebuildCounter(db)
  for (const statement of await listCountedStatements(db)) await rebuildCount(db, statement)
}
