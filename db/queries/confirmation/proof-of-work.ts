import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'

/**
 * Notes that a page has been used. True for the first who does, in whatever process; false for everybody after. `expires`
 * ('YYYY-MM-DD', UTC) is the last day on which anybody could use it.
 */
export async function spendProof(db: Kysely<Database>, id: string, expires: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('proofUsed')
    .values({ id, expires })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Makes a page good again of which nothing came: only for whoever has just spent it. */
export async function releaseProof(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('proofUsed').where('id', '=', id).execute()
}

export async function isProofSpent(db: Kysely<Database>, id: string): Promise<boolean> {
  const row = await db.selectFrom('proofUsed').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

/** Forgets what nobody can use any more on that day ('YYYY-MM-DD', UTC). */
export async function forgetProofs(db: Kysely<Database>, today: string): Promise<void> {
  await db.deleteFrom('proofUsed').where('expires', '<', today).execute()
}
