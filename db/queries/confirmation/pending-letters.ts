import type { Kysely, Transaction } from 'kysely'
import { addDays, dayOfIso } from '#app/time/days.ts'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { MessageText, NewLetter } from '#db/schema/outbox.ts'
import type { Pending, PendingLetter, PendingTable } from '#db/schema/confirmation.ts'
import type { Database } from '#db/schema/database.ts'
import { purgeMessages } from '#db/queries/supporter/erasure.ts'
import { countLetters, emptied, queueMessages, unowned } from '#db/queries/outbox/rows.ts'
import { recordDue } from '#db/queries/outbox/queue.ts'

/** What follows from a confirmation. */
export interface Confirmation {
  readonly letters: readonly NewLetter[]
  readonly thanks?: MessageText | undefined
}

/** What waits for this confirmation, if it still does at `now`. Changes nothing. */
export async function findPending(
  db: Kysely<Database>,
  tokenHash: string,
  now: string,
): Promise<Pending | undefined> {
  const row = await db
    .selectFrom('pending')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return row && readPending(row)
}

/**
 * Confirms, in one transaction: of any number at once one wins, and only its `plan` runs. No other confirmation runs
 * meanwhile, so what `plan` reads with `trx` about pace and caps stays true; it must be quick. A letter whose
 * `onceKey` is known is neither queued nor counted. If `plan` throws, nothing has happened.
 */
export async function confirmPending(
  db: Kysely<Database>,
  { tokenHash, now }: { tokenHash: string; now: string },
  plan: (pending: Pending, trx: Transaction<Database>) => Promise<Confirmation>,
): Promise<'confirmed' | 'gone'> {
  return db.transaction().execute(async (trx) => {
    await capabilitiesOf(trx).lockTable(trx, 'letterOnce')
    const taken = await trx
      .deleteFrom('pending')
      .where('tokenHash', '=', tokenHash)
      .where('expiresAt', '>', now)
      .returningAll()
      .executeTakeFirst()
    if (!taken) return 'gone'
    const pending = readPending(taken)
    await closeConfirmationMessage(trx, pending, now)
    const { letters, thanks } = await plan(pending, trx)
    await insertSupporter(trx, pending, now)
    await queueAll(trx, pending, { letters: await keepNew(trx, pending.id, letters), thanks }, now)
    return 'confirmed'
  })
}

/**
 * Erases what nobody confirmed in time, with the confirmation mails that never went out, and purges what this and every
 * accepted mail left in the files. Returns how many expired. Not inside a transaction.
 */
export async function forgetPending(db: Kysely<Database>, now: string): Promise<number> {
  const expired = await db.transaction().execute(async (trx) => {
    const old = trx.selectFrom('pending').select('id').where('expiresAt', '<=', now)
    await trx.deleteFrom('outbox').where('kind', '=', 'confirmation').where('ownerId', 'in', old).execute()
    const { numDeletedRows } = await trx
      .deleteFrom('pending')
      .where('expiresAt', '<=', now)
      .executeTakeFirstOrThrow()
    const dayBefore = addDays(dayOfIso(now), -1)
    await trx.deleteFrom('mailTally').where('period', '<', dayBefore).execute()
    return Number(numDeletedRows)
  })
  await purgeMessages(db)
  return expired
}

/** Its link has arrived, so it has too, even if the worker was killed before it could say so. */
export async function closeConfirmationMessage(
  trx: Transaction<Database>,
  { id }: Pick<Pending, 'id'>,
  now: string,
): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({ ...emptied, ...unowned, lease: null, leaseUntil: null })
    .set({ status: 'accepted', day: dayOfIso(now) })
    .where('ownerId', '=', id)
    .execute()
}

async function insertSupporter(trx: Transaction<Database>, pending: Pending, now: string): Promise<void> {
  const { id, campaign, emailKey, manageHash, language } = pending
  await trx
    .insertInto('supporter')
    .values({
      id,
      campaign,
      emailKey,
      manageHash,
      language,
      day: dayOfIso(now),
    })
    .execute()
}

async function keepNew(
  trx: Transaction<Database>,
  supporter: string,
  letters: readonly NewLetter[],
): Promise<NewLetter[]> {
  if (letters.length === 0) return []
  const byKey = new Map(letters.map((letter) => [letter.onceKey, letter]))
  const added = await trx
    .insertInto('letterOnce')
    .values([...byKey.keys()].map((key) => ({ key, supporterId: supporter })))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .execute()
  const isNew = new Set(added.map(({ key }) => key))
  return [...byKey.values()].filter(({ onceKey }) => isNew.has(onceKey))
}

async function queueAll(
  trx: Transaction<Database>,
  { id, campaign, language, email, name }: Pending,
  { letters, thanks }: Confirmation,
  now: string,
): Promise<void> {
  const shared = { campaign, ownerKind: 'supporter' as const, ownerId: id, day: dayOfIso(now) }
  const rows = letters.map((letter) => ({
    ...shared,
    kind: 'letter' as const,
    recipient: letter.recipient,
    caseId: letter.caseId,
    language: letter.language,
    addressKey: letter.addressKey,
    toEmail: letter.toEmail,
    toName: letter.toName,
    replyEmail: email,
    replyName: name,
    subject: letter.subject,
    text: letter.text,
    dueAt: letter.dueAt,
  }))
  const toSupporter = { kind: 'notice' as const, language, toEmail: email, toName: name, dueAt: now }
  await queueMessages(trx, [...rows, ...(thanks ? [{ ...shared, ...toSupporter, ...thanks }] : [])])
  await recordDue(trx, campaign, letters)
  await countLetters(trx, 'confirmed', rows)
}

/** `letters` was written by us. */
export const readPending = ({ letters, ...row }: PendingTable): Pending => ({
  ...row,
  letters: JSON.parse(letters) as PendingLetter[],
})
