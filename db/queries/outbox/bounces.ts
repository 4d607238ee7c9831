import type { Kysely, Transaction } from 'kysely'
import type { BounceTable, OutboxTable } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { countLetters, lasting } from './rows.ts'
import { markAccepted } from './outbox.ts'

export interface BounceReport {
  /** Id of the outbox row, from the envelope sender or the Message-ID. */
  readonly mailId: string
  /** True if the report says that the address itself is wrong. */
  readonly hard: boolean
  /** Status like `5.1.1`, never a server's words. */
  readonly code: string
  /** Key of the failed address in the report. Strangers write reports, so it can only make one less hard. */
  readonly failedKey: string
  readonly day: string
}

/**
 * Records a report that a message failed. The message is marked as bounced, and a letter counts as bounced once, however often reports
 * arrive. Each is kept as evidence about the address that we wrote to; it is not hard if the report names another address (behind
 * a forwarding). For a letter that the server refused outright only the evidence is kept. True if the message is known and the
 * report new.
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

/** Lists the keys of addresses with hard evidence from at least `minHard` different letters. */
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

/** Deletes the evidence against an address, once the operator has checked it again. Returns the number of records. */
export async function forgetBounces(db: Kysely<Database>, addressKey: string): Promise<number> {
  const deletion = db.deleteFrom('bounce').where('addressKey', '=', addressKey)
  return Number((await deletion.executeTakeFirstOrThrow()).numDeletedRows)
}

async function markBounced(trx: Transaction<Database>, { mailId, day }: BounceReport): Promise<boolean> {
  // Only a sent message can bounce: the server had accepted it, and the process that sent it was gone before it could record that.
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
