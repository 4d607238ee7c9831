import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { purgeMessages } from '#db/queries/supporter/erasure.ts'
import { emptied, unowned } from './rows.ts'

/** Messages of a campaign that were given up before a day ('YYYY-MM-DD', UTC). */
interface FailedScope {
  readonly campaign: string
  readonly beforeDay: string
}

/**
 * Erases text and addresses of messages that were given up and not sent again; they still count as failed. Returns how many. Call it
 * outside a transaction.
 */
export async function eraseFailedBefore(
  db: Kysely<Database>,
  { campaign, beforeDay }: FailedScope,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ ...emptied, ...unowned })
    .where(erasable)
    .where('campaign', '=', campaign)
    .where('day', '<', beforeDay)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) await purgeMessages(db)
  return Number(numUpdatedRows)
}

/** Counts what `eraseFailedBefore` would erase. */
export async function countFailedBefore(
  db: Kysely<Database>,
  { campaign, beforeDay }: FailedScope,
): Promise<number> {
  const { n } = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where(erasable)
    .where('campaign', '=', campaign)
    .where('day', '<', beforeDay)
    .executeTakeFirstOrThrow()
  return n
}

/** Lists the campaigns with personal data, whether their folders still exist or not. */
export async function listCampaignsWithPeople(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('supporter')
    .select('campaign')
    .union(db.selectFrom('pendingConfirmation').select('slug as campaign').where('kind', '=', 'letters'))
    .union(db.selectFrom('confirmationRequest').select('scope as campaign'))
    .union(db.selectFrom('outbox').select('campaign').where('toEmail', 'is not', null))
    .execute()
  return rows.map(({ campaign }) => campaign).sort()
}

const erasable = sql<boolean>`status = 'failed' and to_email is not null`
