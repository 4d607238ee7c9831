import type { Kysely } from 'kysely'
import { addDays, dayOfIso } from '#app/time/days.ts'
import type { Database } from '#db/schema/database.ts'
import { purgeMessages } from '#db/queries/supporter/erasure.ts'

/** Number of ids in one statement: databases limit its parameters. */
const batchSize = 500

/**
 * Erases the requests of every kind that were not confirmed in time, with their unsent confirmation emails, and purges the data of
 * these and of accepted messages from the files. Returns how many expired. Must not be called inside a transaction.
 */
export async function forgetExpiredConfirmations(db: Kysely<Database>, now: string): Promise<number> {
  const expired = await db.transaction().execute(async (trx) => {
    // Before the outbox, as everywhere, or two could wait for each other.
    const rows = await trx
      .deleteFrom('pendingConfirmation')
      .where('expiresAt', '<=', now)
      .returning('id')
      .execute()
    const ids = rows.map(({ id }) => id)
    for (let from = 0; from < ids.length; from += batchSize)
      await trx
        .deleteFrom('outbox')
        .where('kind', '=', 'confirmation')
        .where('ownerId', 'in', ids.slice(from, from + batchSize))
        .execute()
    await trx
      .deleteFrom('mailTally')
      .where('period', '<', addDays(dayOfIso(now), -1))
      .execute()
    return ids.length
  })
  await purgeMessages(db)
  return expired
}
