import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import type { SignatureCountTable } from '#db/schema/statement.ts'
import type { SignatureTable } from '#db/schema/signature.ts'
import { lockStatement, raiseRevision } from './revision.ts'
import { sumOf } from '#db/queries/sum.ts'

type CountedSignature = Pick<
  SignatureTable,
  'statement' | 'kind' | 'visibility' | 'version' | 'partner' | 'day'
>
type CountWindow = Omit<SignatureCountTable, 'n'>

export interface CountDifference extends CountWindow {
  /** Number in the table `signatureCount`. */
  readonly counted: number
  /** Number of published signatures. */
  readonly facts: number
}

/** Changes the count of a window. Call in the transaction of the signature, after `lockStatement`. */
export async function addToCount(
  trx: Transaction<Database>,
  { statement, kind, visibility, version, partner, day }: CountedSignature,
  by: 1 | -1,
): Promise<void> {
  await trx
    .insertInto('signatureCount')
    .values({ statement, kind, visibility, version, partner: partner ?? '', day, n: by })
    .onConflict((conflict) =>
      conflict
        .columns([...windowColumns])
        .doUpdateSet((eb) => ({ n: eb('signatureCount.n', '+', eb.ref('excluded.n')) })),
    )
    .execute()
}

/** Counts the published signatures from each partner's site. */
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

/** Lists the statements that have signatures or counts. */
export async function listCountedStatements(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('statementRevision')
    .select('statement')
    .union(db.selectFrom('signatureCount').select('statement'))
    .execute()
  return rows.map(({ statement }) => statement).sort()
}

/** Lists the windows whose count differs from the number of published signatures; empty if all are right. */
export async function verifyCount(db: Kysely<Database>, statement: string): Promise<CountDifference[]> {
  const zero = sql<number>`0`
  const counted = db
    .selectFrom('signatureCount')
    .select([...windowColumns, 'n as counted', zero.as('facts')])
    .where('statement', '=', statement)
  const facts = db
    .selectFrom(factsOf(db, statement).as('fact'))
    .select([...windowColumns, zero.as('counted'), 'n as facts'])
  return db
    .selectFrom(counted.unionAll(facts).as('part'))
    .select([...windowColumns, sumOf('counted').as('counted'), sumOf('facts').as('facts')])
    .groupBy(windowColumns)
    .having(sumOf('counted'), '<>', sumOf('facts'))
    .orderBy('day')
    .execute()
}

/** Rebuilds the counts of a statement from its signatures. */
export async function rebuildCount(db: Kysely<Database>, statement: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockStatement(trx, statement)
    await trx.deleteFrom('signatureCount').where('statement', '=', statement).execute()
    await trx
      .insertInto('signatureCount')
      .columns([...windowColumns, 'n'])
      .expression(factsOf(trx, statement))
      .execute()
    await raiseRevision(trx, statement)
  })
}

const windowColumns = ['statement', 'kind', 'visibility', 'version', 'partner', 'day'] as const

function factsOf(db: Kysely<Database>, statement: string) {
  return db
    .selectFrom('signature')
    .select(['statement', 'kind', 'visibility', 'version'])
    .select([sql<string>`coalesce(partner, '')`.as('partner'), 'day'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('statement', '=', statement)
    .where('status', '=', 'standing')
    .groupBy(windowColumns)
}
