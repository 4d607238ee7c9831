import type { Kysely, Transaction } from 'kysely'
import type { Database } from '#db/schema/database.ts'

/** Makes the deduplication key of a letter; it takes the secret, which the database does not have. */
export type DedupKeyOf = (letter: { campaign: string; recipient: string; email: string }) => string

/**
 * Frees the deduplication keys of these supporters' letters that were not sent, so that others can be written. A letter that was
 * ever handed to a mail server without an answer, or is claimed, may have been sent: its key stays. Returns the ids of the
 * letters; to be called before they are emptied.
 */
export async function freeDedupKeysOfUnsent(
  trx: Transaction<Database>,
  supporters: readonly string[],
  keyOf: DedupKeyOf,
): Promise<string[]> {
  if (supporters.length === 0) return []
  const rows = await trx
    .selectFrom('outbox')
    .select(['id', 'campaign', 'recipient', 'replyEmail as email'])
    .where('ownerId', 'in', supporters)
    .where('kind', '=', 'letter')
    .where('status', 'in', ['queued', 'failed'])
    .where('leaseUntil', 'is', null)
    .where('unacknowledged', '=', 0)
    .execute()
  const unsent = rows.flatMap(({ id, campaign, recipient, email }) =>
    recipient === null || email === null ? [] : [{ id, key: keyOf({ campaign, recipient, email }) }],
  )
  if (unsent.length === 0) return []
  await trx
    .deleteFrom('dedupKey')
    .where(
      'key',
      'in',
      unsent.map(({ key }) => key),
    )
    .where('supporterId', 'in', supporters)
    .execute()
  return unsent.map(({ id }) => id)
}

/**
 * Passes the deduplication keys of supporters, before these are erased, to an anonymous row, one for each campaign and day, which
 * is erased with the campaign's other supporters. Without this, erasing would let a person write again without end.
 */
export async function detachDedupKeys(
  trx: Transaction<Database>,
  supporters: readonly string[],
): Promise<void> {
  if (supporters.length === 0) return
  const rows = await trx
    .selectFrom('supporter')
    .select(['id', 'campaign', 'day'])
    .where('id', 'in', supporters)
    .where('id', 'in', trx.selectFrom('dedupKey').select('supporterId'))
    .execute()
  for (const { id, campaign, day } of rows) {
    const nobody = `nobody ${campaign} ${day}`
    await trx
      .insertInto('supporter')
      .values({ id: nobody, campaign, emailKey: nobody, manageHash: nobody, language: '', day })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    await trx.updateTable('dedupKey').set({ supporterId: nobody }).where('supporterId', '=', id).execute()
  }
}

/** Returns the subset of these keys that confirmed letters have. */
export async function listUsedDedupKeys(db: Kysely<Database>, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await db.selectFrom('dedupKey').select('key').where('key', 'in', keys).execute()
  return new Set(rows.map(({ key }) => key))
}
