import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { purgeMessages } from '#db/queries/supporter/erasure.ts'
import { emptied, unowned } from './rows.ts'

/** Mails of a campaign that were given up before a day ('YYYY-MM-DD', UTC). */
export interface FailedScope {
  readonly campaign: string
  readonly beforeDay: string
}

/**
 * Erases text and addresses of mails that were given up and that nobody has sent again; they still count as failed.
 * Returns how many. Not inside a transaction.
 */
export async function eraseFailedBefore(
  db: Kysely<Database>,
  { campaign, beforeDay }: FailedScope,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ ...emptied, ...unowned })
    .where(forgettable)
    .where('campaign', '=', campaign)
    .where('day', '<', beforeDay)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) await purgeMessages(db)
  return Number(numUpdatedRows)
}

/** How many `eraseFailedBefore` would empty. */
export async function countFailedBefore(
  db: Kysely<Database>,
  { campaign, beforeDay }: FailedScope,
): Promise<number> {
  const { n } = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where(forgettable)
    .where('campaign', '=', campaign)
    .where('day', '<', beforeDay)
    .executeTakeFirstOrThrow()
  return n
}

/** The campaigns of which anything about a person is stored, whether their folders are still there or not. */
export async function listCampaignsWithPeople(db: Kysely<Database>): Promise<string[]> {
  const rows = await db
    .selectFrom('supporter')
    .select('campaign')
    .union(db.selectFrom('pendingConfirmation').select('slug as campaign').where('kind', '=', 'letters'))
    .union(db.selectFrom('mailAsked').select('scope as campaign'))
    .union(db.selectFrom('outbox').select('campaign').where('toEmail', 'is not', null))
    .execute()
  return rows.map(({ campaign }) => campaign).sort()
}

const forgettable = sql<boolean>`status = 'failed' and to_email is not null`
