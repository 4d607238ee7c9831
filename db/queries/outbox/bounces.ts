import type { Kysely, Transaction } from 'kysely'
import type { BounceTable, OutboxTable } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { countLetters, lasting } from './rows.ts'
import { markAccepted } from './outbox.ts'

export interface BounceReport {
  /** The outbox row's id, from the envelope sender or the Message-ID. */
  readonly mailId: string
  /** Says that the address itself is wrong. */
  readonly hard: boolean
  /** A status like `5.1.1`, never a server's words. */
  readonly code: string
  /** Key of the address that the report says failed: strangers write reports, so it only softens. */
  readonly failedKey: string
  readonly day: string
}

/**
 * A report that a mail failed. The mail is marked as bounced, and a letter counts as that once, however often reports
 * come; each is kept as evidence about the address that we wrote to, whichever the report names. If it names another
 * (behind a forwarding), nothing hard is held against ours. For a letter that was given up since the
 * server refused it outright, only the evidence is kept. True if the mail is known and the report new.
 */
export async function recordBounce(db: Kysely<Database>, report: BounceReport): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const message = await trx
      .selectFrom('outbox')
      .select(['kind', 'recipient', 'addressKey'])
      .where('id', '=', report.mailId)
      .executeTakeFirst()
    if (!message) return false
    const marked = await markBounced(trx, report)
    return message.kind === 'letter' ? addEvidence(trx, message, report) : marked
  })
}

/** The keys of addresses that at least `minHard` different letters could not reach, each for good. */
export async function listBouncedAddresses(db: Kysely<Database>, minHard = 2): Promise<Set<string>> {
  const rows = await db
    .selectFrom('bounce')
    .select('addressKey')
    .where('hard', '=', 1)
    .groupBy('addressKey')
    .having((eb) => eb.fn.count('mailId').distinct(), '>=', minHard)
    .execute()
  return new Set(rows.map((row) => row.addressKey))
}

/** The operator has looked at the address again: what was held against it is forgotten. Returns how much. */
export async function forgetBounces(db: Kysely<Database>, addressKey: string): Promise<number> {
  const forgotten = db.deleteFrom('bounce').where('addressKey', '=', addressKey)
  return Number((await forgotten.executeTakeFirstOrThrow()).numDeletedRows)
}

async function markBounced(trx: Transaction<Database>, { mailId, day }: BounceReport): Promise<boolean> {
  // Only what went out comes back: the server had taken it, and nobody was there any more to hear that.
  const accepted = await markAccepted(trx, [mailId], day)
    .where((eb) =>
      eb.or([
        eb('status', '=', 'queued'),
        eb.and([eb('status', '=', 'failed'), eb('unacknowledged', '>', 0)]),
      ]),
    )
    .execute()
  await countLetters(trx, 'accepted', accepted)
  const bounced = await trx
    .updateTable('outbox')
    .set({ status: 'bounced', day })
    .where('id', '=', mailId)
    .where('status', '=', 'accepted')
    .returning(lasting)
    .execute()
  await countLetters(trx, 'bounced', bounced)
  return bounced.length > 0
}

async function addEvidence(
  trx: Transaction<Database>,
  { recipient, addressKey }: Pick<OutboxTable, 'recipient' | 'addressKey'>,
  { mailId, hard, code, failedKey, day }: BounceReport,
): Promise<boolean> {
  if (addressKey === null) return false
  const row: BounceTable = {
    mailId,
    code,
    recipient: recipient ?? '',
    addressKey,
    hard: hard && failedKey === addressKey ? 1 : 0,
    day,
  }
  const added = await trx
    .insertInto('bounce')
    .values(row)
    .onConflict((conflict) => conflict.columns(['mailId', 'code']).doNothing())
    .returning('mailId')
    .executeTakeFirst()
  return added !== undefined
}
