import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { dayOfIso } from '#app/time/days.ts'
import type { NewLetter, OutboxTable } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { addToTally } from '#db/queries/confirmation/limits.ts'

/** Message that was given up, without anything that names a person. */
export interface FailedMessage {
  readonly id: string
  readonly kind: OutboxTable['kind']
  readonly campaign: string
  readonly recipient: string | null
  readonly language: string
  readonly attempts: number
  readonly reason: string | null
  /** Day on which it was given up, 'YYYY-MM-DD'. */
  readonly day: string
  /** False when its text has been erased since. */
  readonly canRetry: boolean
}

/** Literals: a partial index serves only queries that repeat its condition word for word. */
const open = sql<boolean>`status in ('queued', 'failed')`

/** Counts the letters of a campaign that are queued, and that were given up. */
export async function countQueue(
  db: Kysely<Database>,
  campaign: string,
): Promise<{ queued: number; failed: number }> {
  const counts = { queued: 0, failed: 0 }
  const rows = await queueQuery(db, campaign).execute()
  for (const { status, n } of rows) if (status === 'queued' || status === 'failed') counts[status] = n
  return counts
}

export function queueQuery(db: Kysely<Database>, campaign: string) {
  return db
    .selectFrom('outbox')
    .select((eb) => ['status', eb.fn.countAll<number>().as('n')])
    .where(open)
    .where('campaign', '=', campaign)
    .where('kind', '=', 'letter')
    .groupBy('status')
}

export async function listFailed(db: Kysely<Database>): Promise<FailedMessage[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['id', 'kind', 'campaign', 'recipient', 'language', 'attempts', 'reason', 'day', 'toEmail'])
    .where(open)
    .where('status', '=', 'failed')
    .orderBy('day')
    .orderBy('id')
    .execute()
  return rows.map(({ toEmail: email, ...message }) => ({ ...message, canRetry: email !== null }))
}

/**
 * Queues a message again that was given up. False if there is none, or its text has been erased. One that may have been sent gets one
 * more attempt, and still counts as unacknowledged.
 */
export async function retryMessage(db: Kysely<Database>, id: string, dueAt: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ status: 'queued', dueAt, attempts: 0, reason: null })
    .set({ unacknowledged: sql`case when unacknowledged > 0 then 1 else 0 end` })
    .where('id', '=', id)
    .where('status', '=', 'failed')
    .where('toEmail', 'is not', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Finds the latest due time (ISO) of a letter to a recipient, sent or not. */
export async function findLatestDue(db: Kysely<Database>, recipient: string): Promise<string | undefined> {
  const pace = db.selectFrom('mailPace').select('latest').where('recipient', '=', recipient)
  return (await pace.executeTakeFirst())?.latest
}

/** Counts the letters of a campaign due on a day ('YYYY-MM-DD', UTC), sent or not. */
export async function countDueOnDay(db: Kysely<Database>, campaign: string, day: string): Promise<number> {
  const row = await db
    .selectFrom('mailTally')
    .select('n')
    .where('what', '=', 'due')
    .where('scope', '=', campaign)
    .where('period', '=', day)
    .executeTakeFirst()
  return row?.n ?? 0
}

/** Records the due times of letters, each to another recipient. */
export async function recordDue(
  trx: Transaction<Database>,
  campaign: string,
  letters: readonly Pick<NewLetter, 'recipient' | 'dueAt'>[],
): Promise<void> {
  if (letters.length === 0) return
  await trx
    .insertInto('mailPace')
    .values(letters.map(({ recipient, dueAt }) => ({ recipient, latest: dueAt })))
    .onConflict((conflict) =>
      conflict.column('recipient').doUpdateSet((eb) => ({
        latest: eb
          .case()
          .when('excluded.latest', '>', eb.ref('mailPace.latest'))
          .then(eb.ref('excluded.latest'))
          .else(eb.ref('mailPace.latest'))
          .end(),
      })),
    )
    .execute()
  const days = new Map<string, number>()
  for (const { dueAt } of letters) days.set(dayOfIso(dueAt), (days.get(dayOfIso(dueAt)) ?? 0) + 1)
  const rows = [...days].map(([period, n]) => ({ what: 'due' as const, scope: campaign, period, n }))
  await addToTally(trx, rows)
}
