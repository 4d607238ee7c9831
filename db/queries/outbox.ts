import type { ExpressionBuilder, Kysely, Transaction } from 'kysely'
import { abilitiesOf } from '../dialects/abilities.ts'
import type { OutboxMail, OutboxTable } from '../mail-schema.ts'
import type { Database } from '../schema.ts'
import type { Claim } from './claim-query.ts'
import { claimQuery, readMail } from './claim-query.ts'
import { countLetters, emptied, lasting, queued } from './mail-rows.ts'

export type { OutboxMail }

/**
 * Takes up to `limit` mails that are due, the oldest first, for this worker alone until `leaseUntil`; whoever has died
 * with a claim loses it then. Several processes may claim at once. A paused campaign's letters stay where they are.
 */
export async function claimMails(db: Kysely<Database>, claim: Claim): Promise<OutboxMail[]> {
  if (claim.kinds?.length === 0) return []
  const rows = await claimQuery(db, claim).execute()
  return rows.map(readMail).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
}

/** A worker held up by a slow server keeps its claims. Returns how many it has. */
export async function renewMails(db: Kysely<Database>, lease: string, leaseUntil: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ lease_until: leaseUntil })
    .where('id', 'in', ownedBy(db, lease))
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** What was claimed and is not tried, all or only these ids, can be claimed at once. Returns how many. */
export async function releaseMails(
  db: Kysely<Database>,
  lease: string,
  ids?: readonly string[],
): Promise<number> {
  const owned = ownedBy(db, lease)
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set(unclaimed)
    .where('id', 'in', ids ? owned.where('id', 'in', ids) : owned)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Passes over what is being accepted at this moment: waiting for it, the two could wait for each other. */
const ownedBy = (db: Kysely<Database>, lease: string) =>
  abilitiesOf(db).skipTaken(
    db.selectFrom('outbox').select('id').where('lease', '=', lease).where('status', '=', queued),
  )

/** As `acceptMails`, for one. False if the lease was lost. */
export async function acceptMail(
  db: Kysely<Database>,
  id: string,
  lease: string,
  day: string,
): Promise<boolean> {
  return (await acceptMails(db, [id], lease, day)).length === 1
}

/**
 * The server took these mails: who and what they were about is erased, and letters count as accepted, both or neither.
 * Returns the ids that were ours. A letter withdrawn while it was under way did go out, and counts.
 */
export async function acceptMails(
  db: Kysely<Database>,
  ids: readonly string[],
  lease: string,
  day: string,
): Promise<string[]> {
  if (ids.length === 0) return []
  return db.transaction().execute(async (trx) => {
    const gone = await markAccepted(trx, ids, day).where('lease', '=', lease).execute()
    await countLetters(trx, 'accepted', gone)
    return gone.map(({ id }) => id)
  })
}

export const markAccepted = (trx: Transaction<Database>, ids: readonly string[], day: string) =>
  trx
    .updateTable('outbox')
    .set({ ...emptied, ...unclaimed, status: 'accepted', day, supporter_id: null, reason: null })
    .set(oneMore)
    .where('id', 'in', ids)
    .where('status', 'in', ['queued', 'withdrawn'])
    .returning(lasting)

/** Try again later. False if the lease was lost or the letter withdrawn meanwhile. */
export async function deferMail(
  db: Kysely<Database>,
  id: string,
  lease: string,
  { dueAt, reason }: { dueAt: string; reason: string },
): Promise<boolean> {
  return giveBack(db, id, lease, { due_at: dueAt, reason }, true)
}

/** Gives a mail up, `tried` or not. Text and addresses stay, so that it can be sent again. False as in `deferMail`. */
export async function failMail(
  db: Kysely<Database>,
  id: string,
  lease: string,
  { day, reason, tried = true }: { day: string; reason: string; tried?: boolean },
): Promise<boolean> {
  return giveBack(db, id, lease, { status: 'failed', day, reason }, tried)
}

const unclaimed = { lease: null, lease_until: null } as const

const oneMore = (eb: ExpressionBuilder<Database, 'outbox'>) => ({ attempts: eb('attempts', '+', 1) })

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
