import type { ExpressionBuilder, Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { eraseOwners, lockAndTakePending, pendingLetterIds, purgeMessages } from './erasure.ts'
import { queued } from '#db/queries/outbox/rows.ts'

interface RetentionScope {
  readonly campaign: string
  /** 'YYYY-MM-DD', UTC; not included. */
  readonly beforeDay: string
  /** True to keep supporters with letters still to be sent. */
  readonly sparesWaiting?: boolean
}

/** Supporters per transaction: others can write in between. */
const batchSize = 500

/**
 * Erases the people who took part in a campaign before `beforeDay` ('YYYY-MM-DD', UTC), confirmed or not, and purges the files;
 * the numbers stay. Returns how many were erased. Not inside a transaction.
 */
export async function runRetention(db: Kysely<Database>, scope: RetentionScope): Promise<number> {
  const { campaign, beforeDay } = scope
  let erased = 0
  for (let batch = batchSize; batch === batchSize; erased += batch) batch = await eraseBatch(db, scope)
  await db
    .deleteFrom('confirmationRequest')
    .where('scope', '=', campaign)
    .where('day', '<', beforeDay)
    .execute()
  await purgeMessages(db)
  return erased
}

/** Counts the supporters that `runRetention` would erase. */
export async function countRetention(db: Kysely<Database>, scope: RetentionScope): Promise<number> {
  const { n } = await db
    .selectFrom(supportersIn(db, scope).unionAll(pendingIn(db, scope)).as('owner'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

async function eraseBatch(db: Kysely<Database>, scope: RetentionScope): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const pending = await lockAndTakePending(trx, pendingIn(trx, scope).limit(batchSize))
    const supporters = await supportersIn(trx, scope)
      .limit(batchSize - pending.length)
      .execute()
    const ids = [...pending, ...supporters].map(({ id }) => id)
    await eraseOwners(trx, ids)
    return ids.length
  })
}

const pendingIn = (db: Kysely<Database>, { campaign, beforeDay }: RetentionScope) =>
  pendingLetterIds(db).where('slug', '=', campaign).where('createdAt', '<', beforeDay)

const supportersIn = (db: Kysely<Database>, { campaign, beforeDay, sparesWaiting = false }: RetentionScope) =>
  db
    .selectFrom('supporter')
    .select('supporter.id')
    .where('supporter.campaign', '=', campaign)
    .where('supporter.day', '<', beforeDay)
    .$if(sparesWaiting, (query) => query.where((eb) => eb.not(eb.exists(waitingMessages(eb)))))

const waitingMessages = (eb: ExpressionBuilder<Database, 'supporter'>) =>
  eb
    .selectFrom('outbox')
    .select(sql.lit(1).as('one'))
    .whereRef('outbox.ownerId', '=', 'supporter.id')
    .where('outbox.status', '=', queued)
