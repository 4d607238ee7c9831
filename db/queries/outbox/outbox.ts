import type { ExpressionBuilder, Kysely, Transaction } from 'kysely'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { OutboxMessage, OutboxTable } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import type { Claim } from './claim-query.ts'
import { claimQuery, toOutboxMessage } from './claim-query.ts'
import { countLetters, emptied, lasting, queued, unowned } from './rows.ts'

export type { OutboxMessage }

/**
 * Takes up to `limit` mails that are due, the oldest first, for this worker alone until `leaseUntil`; whoever has died
 * with a claim loses it then. Several processes may claim at once. A paused campaign's letters stay where they are.
 */
export async function claimMessages(db: Kysely<Database>, claim: Claim): Promise<OutboxMessage[]> {
  if (claim.kinds?.length === 0) return []
  const rows = await claimQuery(db, claim).execute()
  return rows.map(toOutboxMessage).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
}

/** A worker held up by a slow server keeps its claims. Returns how many it has. */
export async function renewLeases(db: Kysely<Database>, lease: string, leaseUntil: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ leaseUntil })
    .where('id', 'in', ownedBy(db, lease))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** All that was claimed can be claimed at once. What was handed over stays noted so. Returns how many. */
export async function releaseMessages(db: Kysely<Database>, lease: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set(unclaimed)
    .where('id', 'in', ownedBy(db, lease))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** These were claimed and did not go, handed over or not: they can be claimed at once, as if nothing had been. */
export async function returnMessages(
  db: Kysely<Database>,
  lease: string,
  messages: readonly Pick<OutboxMessage, 'id' | 'unacknowledged'>[],
): Promise<void> {
  for (const unacknowledged of new Set(messages.map((message) => message.unacknowledged))) {
    const ids = messages.filter((message) => message.unacknowledged === unacknowledged).map(({ id }) => id)
    await db
      .updateTable('outbox')
      .set({ ...unclaimed, unacknowledged })
      .where('id', 'in', ids)
      .where('lease', '=', lease)
      .where('status', '=', queued)
      .execute()
  }
}

/** Passes over what is being accepted at this moment: waiting for it, the two could wait for each other. */
const ownedBy = (db: Kysely<Database>, lease: string) =>
  capabilitiesOf(db).skipLocked(
    db.selectFrom('outbox').select('id').where('lease', '=', lease).where('status', '=', queued),
  )

/** Where a letter goes has changed since it was confirmed. False if the lease was lost or the letter withdrawn meanwhile. */
export async function redirectMessage(
  db: Kysely<Database>,
  id: string,
  lease: string,
  to: Pick<OutboxTable, 'toEmail' | 'addressKey'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ ...to, toName: null })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('status', '=', queued)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** How many of these mails somebody has in hand. */
export async function countInHand(db: Kysely<Database>, ids: readonly string[]): Promise<number> {
  const { n } = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('id', 'in', ids)
    .where('lease', 'is not', null)
    .executeTakeFirstOrThrow()
  return n
}

/**
 * The server took these mails: who and what they were about is erased, and letters count as accepted, both or neither.
 * Returns the ids that were ours. A letter withdrawn while it was under way did go out, and counts.
 */
export async function acceptMessages(
  db: Kysely<Database>,
  ids: readonly string[],
  leases: readonly string[],
  day: string,
): Promise<string[]> {
  if (ids.length === 0) return []
  return db.transaction().execute(async (trx) => {
    const gone = await markAccepted(trx, ids, day)
      .where('status', 'in', ['queued', 'withdrawn'])
      .where('lease', 'in', leases)
      .execute()
    await countLetters(trx, 'accepted', gone)
    return gone.map(({ id }) => id)
  })
}

export const markAccepted = (trx: Transaction<Database>, ids: readonly string[], day: string) =>
  trx
    .updateTable('outbox')
    .set({ ...emptied, ...unclaimed, status: 'accepted', unacknowledged: 0, day })
    .set({ ...unowned, reason: null })
    .set(oneMore)
    .where('id', 'in', ids)
    .returning(lasting)

/** Why a mail did not go. `unacknowledged` is how often nobody knows whether it was taken, this try included. */
export interface Failed {
  readonly reason: string
  readonly unacknowledged: number
}

/** Try again later. False if the lease was lost or the letter withdrawn meanwhile. Letters with a pace: `rescheduleLetters`. */
export async function deferMessage(
  db: Kysely<Database>,
  id: string,
  lease: string,
  { dueAt, ...failed }: Failed & { dueAt: string },
): Promise<boolean> {
  return giveBack(db, id, lease, { dueAt, ...failed }, true)
}

/** Gives a message up, `tried` or not. Text and addresses stay, so that it can be sent again. False as in `deferMessage`. */
export async function failMessage(
  db: Kysely<Database>,
  id: string,
  lease: string,
  { tried = true, ...failed }: Failed & { day: string; tried?: boolean },
): Promise<boolean> {
  return giveBack(db, id, lease, { status: 'failed', ...failed }, tried)
}

export const unclaimed = { lease: null, leaseUntil: null } as const

export const oneMore = (eb: ExpressionBuilder<Database, 'outbox'>) => ({ attempts: eb('attempts', '+', 1) })

async function giveBack(
  db: Kysely<Database>,
  id: string,
  lease: string,
  outcome: Partial<OutboxTable>,
  tried: boolean,
) {
  const giving = db.updateTable('outbox').set({ ...outcome, ...unclaimed })
  const { numUpdatedRows } = await (tried ? giving.set(oneMore) : giving)
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('status', '=', 'queued')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
