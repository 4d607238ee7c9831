import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import type { SignatureCountTable } from '#db/schema/statement.ts'
import type { SignatureTable } from '#db/schema/signature.ts'
import { lockStatement, raiseRevision } from './revision.ts'
import { sumOf } from '#db/queries/sum.ts'

type Counted = Pick<SignatureTable, 'statement' | 'kind' | 'visibility' | 'version' | 'partner' | 'day'>
export type CountWindow = Omit<SignatureCountTable, 'n'>

export interface CountDifference extends CountWindow {
  /** what the table `signatureCount` says */
  readonly counted: number
  /** how many signatures stand */
  readonly facts: number
}

/** In the transaction of the signature, after `lockStatement`. */
export async function addToCount(
  trx: Transaction<Database>,
  { statement, kind, visibility, version, partner, day }: Counted,
  by: 1 | -1,
): Promise<void> {
  await trx
    .insertInto('signatureCount')
    .values({ statement, kind, visibility, version, partner: partner ?? '', day, n: by })
    .onConflict((conflict) =>
      conflict
        .columns([...windowed])
        .doUpdateSet((eb) => ({ n: eb('signatureCount.n', '+', eb.ref('excluded.n')) })),
    )
    .execute()
}

/** How many stand that came from each partner's site. */
export async function countByPartner(
  db: Kysely<Database>,
  statement: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('signatureCount')
    .select(['partner', sql<number>`cast(sum(n) as bigint)`.as('n')])
    .where('statement', '=', statement)
    .where('partner', '<>', '')
    .groupBy('partner')
    .execute()
  return new Map(rows.map(({ partner, n }) => [partner, n]))
}

/** The statements that somebody signed here, or that something is counted of. */
export async function listCountedStatements(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('statementRevision')
    .select('statement')
    .union(db.selectFrom('signatureCount').select('statement'))
    .execute()
  return rows.map(({ statement }) => statement).sort()
}

/** Where counts and standing signatures of a statement disagree. Empty if all is right; changes nothing. */
export async function verifyCount(db: Kysely<Database>, statement: string): Promise<CountDifference[]> {
  const zero = sql<number>`0`
  const said = db
    .selectFrom('signatureCount')
    .select([...windowed, 'n as counted', zero.as('facts')])
    .where('statement', '=', statement)
  const done = db
    .selectFrom(factsOf(db, statement).as('fact'))
    .select([...windowed, zero.as('counted'), 'n as facts'])
  return db
    .selectFrom(said.unionAll(done).as('part'))
    .select([...windowed, sumOf('counted').as('counted'), sumOf('facts').as('facts')])
    .groupBy(windowed)
    .having(sumOf('counted'), '<>', sumOf('facts'))
    .orderBy('day')
    .execute()
}

/** Counts a statement's signatures again. */
export async function rebuildCount(db: Kysely<Database>, statement: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockStatement(trx, statement)
    await trx.deleteFrom('signatureCount').where('statement', '=', statement).execute()
    await trx
      .insertInto('signatureCount')
      .columns([...windowed, 'n'])
      .expression(factsOf(trx, statement))
      .execute()
    await raiseRevision(trx, statement)
  })
}

const windowed = ['statement', 'kind', 'visibility', 'version', 'partner', 'day'] as const

function factsOf(db: Kysely<Database>, statement: string) {
  return db
    .selectFrom('signature')
    .select(['statement', 'kind', 'visibility', 'version'])
    .select([sql<string>`coalesce(partner, '')`.as('partner'), 'day'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('statement', '=', statement)
    .where('status', '=', 'standing')
    .groupBy(windowed)
}
