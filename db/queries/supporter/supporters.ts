import type { Kysely } from 'kysely'
import { dayOfIso } from '#app/time/days.ts'
import type { Database } from '#db/schema/database.ts'
import { emptied } from '#db/queries/outbox/rows.ts'
import { readConfirmation } from '#db/queries/confirmation/pending.ts'
import { detachDedupKeys, freeDedupKeysOfUnsent, type DedupKeyOf } from './dedup-keys.ts'
import { eraseOwners, lockAndTakePending, pendingLetterIds, purgeMessages } from './erasure.ts'

/** Owner of a manage link. */
interface Supporter {
  readonly campaign: string
  readonly emailKey: string
  readonly language: string
}

/** Withdrawn letter that had not been sent: its deduplication key has been freed. */
export const unsent = 'unsent'

/** Finds the campaign of a manage link whose owner has confirmed. */
export async function findConfirmed(
  db: Kysely<Database>,
  manageHash: string,
): Promise<Pick<Supporter, 'campaign'> | undefined> {
  return db.selectFrom('supporter').select('campaign').where('manageHash', '=', manageHash).executeTakeFirst()
}

/** Finds the owner of a manage link, before the confirmation and after it. */
export async function findSupporter(
  db: Kysely<Database>,
  manageHash: string,
): Promise<Supporter | undefined> {
  const columns = ['campaign', 'emailKey', 'language'] as const
  return db
    .selectFrom('supporter')
    .select(columns)
    .where('manageHash', '=', manageHash)
    .unionAll(
      db
        .selectFrom('pendingConfirmation')
        .select(['slug as campaign', 'emailKey', 'language'])
        .where('kind', '=', 'letters')
        .where('manageHash', '=', manageHash),
    )
    .executeTakeFirst()
}

/**
 * Withdraws this person's letters of the campaign that were not sent: queued, given up or not confirmed. Their texts and
 * addresses are erased; `underWay` of them are just being sent and may still arrive. To the recipients of the others this person
 * may write again. Not inside a transaction.
 */
export async function withdraw(
  db: Kysely<Database>,
  manageHash: string,
  now: string,
  keyOf: DedupKeyOf,
): Promise<{ withdrawn: number; underWay: number }> {
  const outcome = await db.transaction().execute(async (trx) => {
    const supporter = await findSupporter(trx, manageHash)
    if (!supporter) return { withdrawn: 0, underWay: 0 }
    const pending = await lockAndTakePending(trx, pendingIdsOf(trx, supporter))
    const confirmed = await confirmedBy(trx, supporter).execute()
    const freed = await freeDedupKeysOfUnsent(
      trx,
      confirmed.map(({ id }) => id),
      keyOf,
    )
    const letters = await trx
      .updateTable('outbox')
      .set({ ...emptied, status: 'withdrawn', day: dayOfIso(now) })
      .where('ownerId', 'in', confirmedBy(trx, supporter))
      .where('kind', '=', 'letter')
      .where('status', 'in', ['queued', 'failed'])
      .returning('leaseUntil')
      .execute()
    if (freed.length > 0)
      await trx.updateTable('outbox').set({ reason: unsent }).where('id', 'in', freed).execute()
    await eraseOwners(
      trx,
      pending.map(({ id }) => id),
    )
    const unconfirmed = pending.reduce((sum, { content }) => sum + content.letters.length, 0)
    const underWay = letters.filter(({ leaseUntil: until }) => until !== null && until > now).length
    return { withdrawn: letters.length + unconfirmed, underWay }
  })
  await purgeMessages(db)
  return outcome
}

/**
 * Erases all that is stored of a mailbox, in every campaign, and purges the files. Returns how many rows were found; the
 * numbers stay, and so do, until the campaign's retention, the records on which the limits depend: those of requested emails and
 * the deduplication keys of letters that were sent. `inHand` are the messages that are just being sent. Not inside a transaction.
 */
export async function eraseByKey(
  db: Kysely<Database>,
  emailKey: string,
  keyOf: DedupKeyOf,
): Promise<{ rows: number; inHand: string[] }> {
  const found = await db.transaction().execute(async (trx) => {
    const pending = await lockAndTakePending(trx, pendingLetterIds(trx).where('emailKey', '=', emailKey))
    const supporters = await trx
      .selectFrom('supporter')
      .select('id')
      .where('emailKey', '=', emailKey)
      .execute()
    const owners = [...supporters, ...pending].map(({ id }) => id)
    if (owners.length === 0) return { rows: 0, inHand: [] }
    const inHand = await trx
      .selectFrom('outbox')
      .select('id')
      .where('ownerId', 'in', owners)
      .where('lease', 'is not', null)
      .execute()
    await freeDedupKeysOfUnsent(trx, owners, keyOf)
    await detachDedupKeys(trx, owners)
    await eraseOwners(trx, owners)
    return { rows: owners.length, inHand: inHand.map(({ id }) => id) }
  })
  await purgeMessages(db)
  return found
}

export const confirmedBy = (db: Kysely<Database>, { emailKey, campaign }: Supporter) =>
  db.selectFrom('supporter').select('id').where('emailKey', '=', emailKey).where('campaign', '=', campaign)

const pendingIdsOf = (db: Kysely<Database>, { emailKey, campaign }: Supporter) =>
  pendingLetterIds(db).where('emailKey', '=', emailKey).where('slug', '=', campaign)

export async function listPending(db: Kysely<Database>, supporter: Supporter) {
  const rows = await db
    .selectFrom('pendingConfirmation')
    .selectAll()
    .where('id', 'in', pendingIdsOf(db, supporter))
    .execute()
  return rows.map((row) => readConfirmation<'letters'>(row))
}
