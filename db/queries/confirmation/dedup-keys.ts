import type { Kysely, Transaction } from 'kysely'
import type { Database } from '#db/schema/database.ts'

/** The deduplication key of a letter; only who has the secret can make it. */
export type DedupKeyOf = (letter: { campaign: string; recipient: string; email: string }) => string

/**
 * Frees the deduplication keys of these supporters' letters that have not gone out, so that another letter may. One that was ever
 * handed to a mail server without an answer, or is claimed, may have gone out: its key stays. Gives the letters' ids; before they are emptied.
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
    .deleteFrom('letterOnce')
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
 * Before supporters are erased: their deduplication keys pass to nobody, one row for a campaign and day, whoever it was, which
 * leaves with the campaign's other supporters. Without this, whoever erases could write again without end.
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
    .where('id', 'in', trx.selectFrom('letterOnce').select('supporterId'))
    .execute()
  for (const { id, campaign, day } of rows) {
    const nobody = `nobody ${campaign} ${day}`
    await trx
      .insertInto('supporter')
      .values({ id: nobody, campaign, emailKey: nobody, manageHash: nobody, language: '', day })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    await trx.updateTable('letterOnce').set({ supporterId: nobody }).where('supporterId', '=', id).execute()
  }
}

/** Those of the keys under which a letter was confirmed before. */
export async function listUsedDedupKeys(db: Kysely<Database>, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await db.selectFrom('letterOnce').select('key').where('key', 'in', keys).execute()
  return new Set(rows.map(({ key }) => key))
}
