import { randomUUID } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { dayOfIso, hourOfIso } from '#app/time/days.ts'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { ConfirmationKind, MailTallyTable, PendingConfirmation } from '#db/schema/confirmation.ts'
import type { Database } from '#db/schema/database.ts'

/** Maximum numbers of confirmation emails: the first three for one mailbox, the last for all mailboxes together. */
export interface ConfirmationLimits {
  readonly perCampaignDay: number
  readonly perDay: number
  readonly ever: number
  readonly perHour: number
}

/**
 * The scope that `perCampaignDay` counts by: signatures and second officers apart from the letters of a campaign of the same
 * slug. The limits by day and ever count all kinds together.
 */
export const limitScope = (kind: ConfirmationKind, slug: string): string =>
  kind === 'letters' ? slug : `${slug}/sign`

/**
 * Counts a confirmation email unless a limit is reached; ten at once are counted one after the other. Day and hour are those of
 * `createdAt`. `about` is a keyed hash of what `perCampaignDay` counts separately. Returns false if a limit is reached. Call
 * inside a transaction, before its first write to any message table.
 */
export async function takeFromLimits(
  trx: Transaction<Database>,
  { kind, slug, emailKey, createdAt }: PendingConfirmation,
  limits: ConfirmationLimits,
  about: string | null,
): Promise<boolean> {
  const [day, hour] = [dayOfIso(createdAt), hourOfIso(createdAt)]
  const scope = limitScope(kind, slug)
  await capabilitiesOf(trx).lockTable(trx, 'confirmationRequest')
  const earlier = await listRequests(trx, emailKey)
  const today = earlier.filter((one) => one.day === day)
  const isReached =
    earlier.length >= limits.ever ||
    today.length >= limits.perDay ||
    today.filter((one) => one.scope === scope && one.about === about).length >= limits.perCampaignDay ||
    (await countConfirmationsSince(trx, hour)) >= limits.perHour
  if (isReached) return false
  await trx
    .insertInto('confirmationRequest')
    .values({ id: randomUUID(), emailKey, scope, about, day })
    .execute()
  await addToTally(trx, [{ what: 'confirmations', scope: '*', period: hour, n: 1 }])
  return true
}

/** Counts the confirmation emails requested since an hour ('YYYY-MM-DDTHH', UTC) for all mailboxes together. */
export async function countConfirmationsSince(db: Kysely<Database>, hour: string): Promise<number> {
  const { n } = await db
    .selectFrom('mailTally')
    .select(sql<number>`cast(coalesce(sum(n), 0) as bigint)`.as('n'))
    .where('what', '=', 'confirmations')
    .where('scope', '=', '*')
    .where('period', '>=', hour)
    .executeTakeFirstOrThrow()
  return n
}

/** Adds to the tally. No two rows may have the same `what`, `scope` and `period`. */
export async function addToTally(trx: Transaction<Database>, rows: readonly MailTallyTable[]): Promise<void> {
  if (rows.length === 0) return
  await trx
    .insertInto('mailTally')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['what', 'scope', 'period'])
        .doUpdateSet((eb) => ({ n: eb('mailTally.n', '+', eb.ref('excluded.n')) })),
    )
    .execute()
}

const listRequests = (trx: Transaction<Database>, emailKey: string) =>
  trx
    .selectFrom('confirmationRequest')
    .select(['scope', 'about', 'day'])
    .where('emailKey', '=', emailKey)
    .execute()
