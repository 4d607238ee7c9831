import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'

/**
 * Records that a page has been used. True for the first call, in whatever process; false for all after it. `expires`
 * ('YYYY-MM-DD', UTC) is the last day on which the page is valid.
 */
export async function spendProof(db: Kysely<Database>, id: string, expires: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('proofUsed')
    .values({ id, expires })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Makes a page valid again whose request was refused; only for the caller that has just recorded its use. */
export async function releaseProof(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('proofUsed').where('id', '=', id).execute()
}

export async function isProofSpent(db: Kysely<Database>, id: string): Promise<boolean> {
  const row = await db.selectFrom('proofUsed').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

/** Deletes the pages that expired before a day ('YYYY-MM-DD', UTC). */
export async function forgetProofs(db: Kysely<Database>, today: string): Promise<void> {
  await db.deleteFrom('proofUsed').where('expires', '<', today).execute()
}
