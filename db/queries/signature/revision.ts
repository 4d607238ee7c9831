import type { Kysely, Transaction } from 'kysely'
import type { Database } from '#db/schema/database.ts'

/** The revision of what is public about a statement; 0 before anybody signed. One look-up by key. */
export async function readRevision(db: Kysely<Database>, statement: string): Promise<number> {
  const row = await db
    .selectFrom('statementRevision')
    .select('n')
    .where('statement', '=', statement)
    .executeTakeFirst()
  return row?.n ?? 0
}

/** Inside a transaction, before its first write about a statement: until it ends nobody else changes a signature of it. */
export const lockStatement = (trx: Transaction<Database>, statement: string): Promise<number> =>
  addToRevision(trx, statement, 0)

/** Gives the new revision. With every change of what is public, in the same transaction. */
export const raiseRevision = (trx: Transaction<Database>, statement: string): Promise<number> =>
  addToRevision(trx, statement, 1)

async function addToRevision(trx: Transaction<Database>, statement: string, by: 0 | 1): Promise<number> {
  const { n } = await trx
    .insertInto('statementRevision')
    .values({ statement, n: by })
    .onConflict((conflict) =>
      conflict.column('statement').doUpdateSet((eb) => ({ n: eb('statementRevision.n', '+', by) })),
    )
    .returning('n')
    .executeTakeFirstOrThrow()
  return n
}
