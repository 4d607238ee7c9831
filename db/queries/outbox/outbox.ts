import type { ExpressionBuilder, Kysely, Transaction } from 'kysely'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { OutboxMessage, OutboxTable } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import type { Claim } from './claim-query.ts'
import { claimQuery, toOutboxMessage } from './claim-query.ts'
import { countLetters, emptied, lasting, queued, unowned } from './rows.ts'

/**
 * Claims up to `limit` messages that are due, the oldest first, for one worker alone until `leaseUntil`; a worker that has died
 * loses its claim then. Several processes may claim at once. A paused campaign's letters are left where they are.
 */
export async function claimMessages(db: Kysely<Database>, claim: Claim): Promise<OutboxMessage[]> {
  if (claim.kinds?.length === 0) return []
  const rows = await claimQuery(db, claim).execute()
  return rows.map(toOutboxMessage).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
}

/** Extends the lease of a worker that a slow server holds up. Returns how many messages it has claimed. */
export async function renewLeases(db: Kysely<Database>, lease: string, leaseUntil: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ leaseUntil })
    .where('id', 'in', ownedBy(db, lease))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Ends a lease: its messages can be claimed at once, and still count as handed over. Returns how many. */
export async function releaseMessages(db: Kysely<Database>, lease: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set(unclaimed)
    .where('id', 'in', ownedBy(db, lease))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Undoes the claim on messages that were not sent: they can be claimed at once, as if they never had been. */
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

/** Skips what is being accepted at this moment: waiting for it, the two could wait for each other. */
const ownedBy = (db: Kysely<Database>, lease: string) =>
  capabilitiesOf(db).skipLocked(
    db.selectFrom('outbox').select('id').where('lease', '=', lease).where('status', '=', queued),
  )

/** Changes the address of a claimed letter. False if the lease was lost or the letter withdrawn meanwhile. */
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

/** Counts those of these messages that a worker has claimed. */
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
 * Records that the mail server accepted messages: the people and texts in them are erased, and letters count as accepted, both or
 * neither. Returns the ids that belonged to the leases. A letter withdrawn while it was being sent was sent, and counts.
 */
export async function acceptMessages(
  db: Kysely<Database>,
  ids: readonly string[],
  leases: readonly string[],
  day: string,
): Promise<string[]> {
  if (ids.length === 0) return []
  return db.transaction().execute(async (trx) => {
    const accepted = await markAccepted(trx, ids, day)
      .where('status', 'in', ['queued', 'withdrawn'])
      .where('lease', 'in', leases)
      .execute()
    await countLetters(trx, 'accepted', accepted)
    return accepted.map(({ id }) => id)
  })
}

export const markAccepted = (trx: Transaction<Database>, ids: readonly string[], day: string) =>
  trx
    .updateTable('outbox')
    .set({ ...emptied, ...unclaimed, status: 'accepted', unacknowledged: 0, day })
    .set({ ...unowned, reason: null })
    .set(oneMoreAttempt)
    .where('id', 'in', ids)
    .returning(lasting)

/** An attempt that failed. `unacknowledged` counts the attempts without an answer of the mail server, this one included. */
export interface FailedAttempt {
  readonly reason: string
  readonly unacknowledged: number
}

/** Lets a message be tried again later. False if the lease was lost or the letter withdrawn meanwhile. Letters with a pace: `rescheduleLetters`. */
export async function deferMessage(
  db: Kysely<Database>,
  id: string,
  lease: string,
  { dueAt, ...failed }: FailedAttempt & { dueAt: string },
): Promise<boolean> {
  return settleUnsent(db, id, lease, { dueAt, ...failed }, true)
}

/** Gives a message up, `tried` or not. Its text and addresses are kept, so that it can be sent again. False as in `deferMessage`. */
export async function failMessage(
  db: Kysely<Database>,
  id: string,
  lease: string,
  { tried = true, ...failed }: FailedAttempt & { day: string; tried?: boolean },
): Promise<boolean> {
  return settleUnsent(db, id, lease, { status: 'failed', ...failed }, tried)
}

export const unclaimed = { lease: null, leaseUntil: null } as const

export const oneMoreAttempt = (eb: ExpressionBuilder<Database, 'outbox'>) => ({
  attempts: eb('attempts', '+', 1),
})

async function settleUnsent(
  db: Kysely<Database>,
  id: string,
  lease: string,
  outcome: Partial<OutboxTable>,
  tried: boolean,
) {
  const update = db.updateTable('outbox').set({ ...outcome, ...unclaimed })
  const { numUpdatedRows } = await (tried ? update.set(oneMoreAttempt) : update)
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('status', '=', 'queued')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
