import type { Kysely, Transaction } from 'kysely'
import type { Database } from '#db/schema/database.ts'

/** Reads the revision of a statement's public signatures; 0 before the first. */
export async function readRevision(db: Kysely<Database>, statement: string): Promise<number> {
  const row = await db
    .selectFrom('statementRevision')
    .select('n')
    .where('statement', '=', statement)
    .executeTakeFirst()
  return row?.n ?? 0
}

/** Locks the signatures of a statement until the transaction ends. Call before its first write to them. */
export const lockStatement = (trx: Transaction<Database>, statement: string): Promise<number> =>
  addToRevision(trx, statement, 0)

/** Returns the new revision. Call in the same transaction as every public change. */
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
