import type { Kysely } from 'kysely'
import { dayOfIso } from '#app/time/days.ts'
import { eraseOwners, lockMessageTables, purgeMessages } from './erasure.ts'
import type { MessageStatus } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { emptied } from '#db/queries/outbox/rows.ts'
import {
  detachDedupKeys,
  freeDedupKeysOfUnsent,
  type DedupKeyOf,
} from '#db/queries/confirmation/dedup-keys.ts'
import { readPending } from '#db/queries/confirmation/pending-letters.ts'

/** Whom a manage link belongs to. */
export interface Supporter {
  readonly campaign: string
  readonly emailKey: string
  readonly language: string
}

export interface StoredLetter {
  readonly recipient: string
  readonly caseId: string | null
  readonly language: string
  readonly status: MessageStatus | 'pending'
  /** Of its last change, 'YYYY-MM-DD'. */
  readonly day: string
}

/** All that is stored of a person for one campaign. */
export interface Stored {
  readonly campaign: string
  readonly name: string | null
  readonly email: string | null
  readonly letters: readonly StoredLetter[]
  /** Letters that were sent: counted, no longer linked to the person. */
  readonly unlinked: number
}

/** A withdrawn letter that had not gone out: it has no mark any more. */
const unsent = 'unsent'

/** The campaign in which whoever has this manage link has confirmed. */
export async function findConfirmed(
  db: Kysely<Database>,
  manageHash: string,
): Promise<Pick<Supporter, 'campaign'> | undefined> {
  return db.selectFrom('supporter').select('campaign').where('manageHash', '=', manageHash).executeTakeFirst()
}

/** Whom the manage link belongs to, before the confirmation and after it. */
export async function findSupporter(
  db: Kysely<Database>,
  manageHash: string,
): Promise<Supporter | undefined> {
  const columns = ['campaign', 'emailKey', 'language'] as const
  return db
    .selectFrom('supporter')
    .select(columns)
    .where('manageHash', '=', manageHash)
    .unionAll(db.selectFrom('pending').select(columns).where('manageHash', '=', manageHash))
    .executeTakeFirst()
}

/** Shows all that is stored under the same mailbox and campaign, whichever of its links is used. */
export async function readStored(db: Kysely<Database>, manageHash: string): Promise<Stored | undefined> {
  const supporter = await findSupporter(db, manageHash)
  if (!supporter) return undefined
  const ids = confirmedBy(db, supporter)
  const pending = (await pendingOf(db, supporter).selectAll().execute()).map(readPending)
  const messages = await db
    .selectFrom('outbox')
    .select(['kind', 'recipient', 'caseId', 'language', 'status', 'day', 'reason'])
    .select((eb) => eb.fn.coalesce('replyEmail', 'toEmail').as('email'))
    .select((eb) => eb.fn.coalesce('replyName', 'toName').as('name'))
    .where('ownerId', 'in', ids)
    .orderBy('day')
    .orderBy('recipient')
    .execute()
  const { n } = await db
    .selectFrom('letterOnce')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('supporterId', 'in', ids)
    .executeTakeFirstOrThrow()
  const linked = messages.flatMap(({ kind, recipient, caseId, language, status, day }) =>
    kind === 'letter' && recipient !== null ? [{ recipient, caseId, language, status, day }] : [],
  )
  const marked = messages.filter(
    ({ kind, status, reason }) => kind === 'letter' && !(status === 'withdrawn' && reason === unsent),
  )
  const waiting = pending.flatMap(({ letters, createdAt }) =>
    letters.map(({ recipient, caseId, language }) => ({
      recipient,
      caseId,
      language,
      status: 'pending' as const,
      day: dayOfIso(createdAt),
    })),
  )
  const known = [...pending, ...messages].find(({ email }) => email !== null)
  return {
    campaign: supporter.campaign,
    name: known?.name ?? null,
    email: known?.email ?? null,
    letters: [...waiting, ...linked],
    unlinked: n - marked.length,
  }
}

/**
 * Takes back this person's letters of the campaign that have not gone out: queued, given up or not confirmed. Their
 * texts and addresses are erased; `underWay` of them are just being sent and may still arrive. To the recipients of the
 * others this person may write again. Not inside a transaction.
 */
export async function withdraw(
  db: Kysely<Database>,
  manageHash: string,
  now: string,
  keyOf: DedupKeyOf,
): Promise<{ withdrawn: number; underWay: number }> {
  const outcome = await db.transaction().execute(async (trx) => {
    await lockMessageTables(trx)
    const supporter = await findSupporter(trx, manageHash)
    if (!supporter) return { withdrawn: 0, underWay: 0 }
    const pending = (await pendingOf(trx, supporter).selectAll().execute()).map(readPending)
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
    const unconfirmed = pending.reduce((sum, { letters }) => sum + letters.length, 0)
    const underWay = letters.filter(({ leaseUntil: until }) => until !== null && until > now).length
    return { withdrawn: letters.length + unconfirmed, underWay }
  })
  await purgeMessages(db)
  return outcome
}

/**
 * Erases all that is stored of a mailbox, in every campaign, and purges the files. Returns how many rows were found; the
 * numbers stay, and so do, until the campaign's retention, the marks that keep the limits: the counts of asked mails and
 * the deduplication keys of letters that went out. `inHand` are the mails that are just being sent. Not inside a transaction.
 */
export async function eraseByKey(
  db: Kysely<Database>,
  emailKey: string,
  keyOf: DedupKeyOf,
): Promise<{ rows: number; inHand: string[] }> {
  const found = await db.transaction().execute(async (trx) => {
    await lockMessageTables(trx)
    const ids = await trx
      .selectFrom('supporter')
      .select('id')
      .where('emailKey', '=', emailKey)
      .unionAll(trx.selectFrom('pending').select('id').where('emailKey', '=', emailKey))
      .execute()
    const owners = ids.map(({ id }) => id)
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

const confirmedBy = (db: Kysely<Database>, { emailKey, campaign }: Supporter) =>
  db.selectFrom('supporter').select('id').where('emailKey', '=', emailKey).where('campaign', '=', campaign)

const pendingOf = (db: Kysely<Database>, { emailKey, campaign }: Supporter) =>
  db.selectFrom('pending').where('emailKey', '=', emailKey).where('campaign', '=', campaign)
