import type { ExpressionBuilder, Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { CounterTable, ParticipationKind } from '#db/schema/participation.ts'
import type { Database } from '#db/schema/database.ts'
import { participationKinds } from '#db/schema/participation.ts'
import { sumOf } from '#db/queries/sum.ts'

/** Count of each kind; `accepted` includes the letters that bounced later. */
type Counts = Record<ParticipationKind, number>

interface CounterDifference {
  readonly campaign: string
  readonly kind: ParticipationKind
  /** Number in the table `counter`. */
  readonly counter: number
  /** Number of participations marked as counted. */
  readonly facts: number
}

/**
 * Reads how often each kind of action was done for a campaign, folded or not. Suspects are never included. An unknown campaign has
 * zeros.
 */
export async function readCounter(db: Kysely<Database>, campaign: string): Promise<Counts> {
  const counts = Object.fromEntries(participationKinds.map((kind) => [kind, 0])) as Counts
  for (const { kind, n } of await counterQuery(db, campaign).execute()) counts[kind] = n
  return counts
}

/** One statement, hence one snapshot: a fold at the same moment is seen entirely or not at all. */
export function counterQuery(db: Kysely<Database>, campaign: string) {
  const uncounted = db
    .selectFrom('participation')
    .select((eb) => ['kind', eb.fn.countAll<number>().as('n')])
    .where('campaign', '=', campaign)
    .where(isUncounted)
    .groupBy('kind')
  const folded = db.selectFrom('counter').select(['kind', 'n']).where('campaign', '=', campaign)
  return db
    .selectFrom(folded.unionAll(uncounted).as('part'))
    .select(['kind', sumOf('n').as('n')])
    .groupBy('kind')
}

/**
 * Adds up to `limit` uncounted participations to the counter and marks them as counted, both or neither.
 * Returns how many; fewer than `limit` means that nothing is left. Several processes may fold at once.
 */
export async function foldCounter(db: Kysely<Database>, limit = 5_000): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await capabilitiesOf(trx).lockTable(trx, 'counter')
    const folded = await trx
      .updateTable('participation')
      .set({ counted: 1 })
      // Checked here and below: a fold that waited for another's row lock checks the row again before counting it.
      .where(isUncounted)
      // Not `id in (…)`: after a rush the planner, expecting one row, ran it once per row, 27 s for 5,000 of 20,000.
      .where('id', '<=', (eb) => eb.selectFrom(nextUncounted(limit)).select(sql<string>`max(id)`.as('last')))
      .returning(['campaign', 'kind'])
      .execute()
    await addToCounter(trx, tally(folded))
    return folded.length
  })
}

/** Recomputes the whole counter from the participations. Readers see the old one until the new one is committed. */
export async function rebuildCounter(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await capabilitiesOf(trx).lockTable(trx, 'counter')
    // Everything but suspects is marked as counted. Later participations are uncounted and in no sum below.
    await trx
      .updateTable('participation')
      .set({ counted: sql<0 | 1>`1 - suspect` })
      .whereRef('counted', '=', 'suspect')
      .execute()
    await trx.deleteFrom('counter').execute()
    await trx.insertInto('counter').columns(['campaign', 'kind', 'n']).expression(countedFacts).execute()
  })
}

/** Lists where the counter and the participations marked as counted disagree. Empty if all is right; changes nothing. */
export async function verifyCounter(db: Kysely<Database>): Promise<CounterDifference[]> {
  const zero = sql<number>`0`
  const counted = db.selectFrom('counter').select(['campaign', 'kind', 'n as counter', zero.as('facts')])
  const done = db
    .selectFrom((eb) => countedFacts(eb).as('fact'))
    .select(['campaign', 'kind', zero.as('counter'), 'n as facts'])
  return db
    .selectFrom(counted.unionAll(done).as('part'))
    .select(['campaign', 'kind', sumOf('counter').as('counter'), sumOf('facts').as('facts')])
    .groupBy(['campaign', 'kind'])
    .having(sumOf('counter'), '<>', sumOf('facts'))
    .orderBy('campaign')
    .orderBy('kind')
    .execute()
}

/** Literals, not parameters: a partial index serves only queries that repeat its condition word for word. */
function isUncounted(eb: ExpressionBuilder<Database, 'participation'>) {
  return eb.and([eb('counted', '=', eb.lit(0)), eb('suspect', '=', eb.lit(0))])
}

function nextUncounted(limit: number) {
  return (eb: Pick<ExpressionBuilder<Database, never>, 'selectFrom'>) =>
    eb.selectFrom('participation').select('id').where(isUncounted).orderBy('id').limit(limit).as('next')
}

function countedFacts(eb: Pick<ExpressionBuilder<Database, never>, 'selectFrom'>) {
  return eb
    .selectFrom('participation')
    .select((of) => ['campaign', 'kind', of.fn.countAll<number>().as('n')])
    .where('counted', '=', 1)
    .where('suspect', '=', 0)
    .groupBy(['campaign', 'kind'])
}

function tally(rows: readonly Omit<CounterTable, 'n'>[]): CounterTable[] {
  const tallied = new Map<string, CounterTable>()
  for (const { campaign, kind } of rows) {
    const key = `${kind} ${campaign}`
    const { n } = tallied.get(key) ?? { n: 0 }
    tallied.set(key, { campaign, kind, n: n + 1 })
  }
  return [...tallied.values()]
}

async function addToCounter(trx: Transaction<Database>, additions: readonly CounterTable[]): Promise<void> {
  if (additions.length === 0) return
  await trx
    .insertInto('counter')
    .values(additions)
    .onConflict((conflict) =>
      conflict
        .columns(['campaign', 'kind'])
        .doUpdateSet((eb) => ({ n: eb('counter.n', '+', eb.ref('excluded.n')) })),
    )
    .execute()
}
