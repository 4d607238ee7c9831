import type { ExpressionBuilder, Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { eraseOwners, lockMessageTables, purgeMessages } from './erasure.ts'
import { queued } from '#db/queries/outbox/rows.ts'

export interface RetentionScope {
  readonly campaign: string
  /** 'YYYY-MM-DD', UTC; not included. */
  readonly beforeDay: string
  /** Whoever has letters that are still to go out stays until they have. */
  readonly sparesWaiting?: boolean
}

/** So many people at a time: others get to write in between. */
const batchSize = 500

/**
 * Erases who took part in a campaign before `beforeDay` ('YYYY-MM-DD', UTC), confirmed or not, and purges the files; the
 * numbers stay. Returns how many were erased. Not inside a transaction.
 */
export async function runRetention(db: Kysely<Database>, scope: RetentionScope): Promise<number> {
  const { campaign, beforeDay } = scope
  let erased = 0
  for (let batch = batchSize; batch === batchSize; erased += batch) batch = await eraseBatch(db, scope)
  await db.deleteFrom('mailAsked').where('scope', '=', campaign).where('day', '<', beforeDay).execute()
  await purgeMessages(db)
  return erased
}

/** How many `runRetention` would erase. */
export async function countRetention(db: Kysely<Database>, scope: RetentionScope): Promise<number> {
  const { n } = await db
    .selectFrom(ownersIn(db, scope).as('owner'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

async function eraseBatch(db: Kysely<Database>, scope: RetentionScope): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await lockMessageTables(trx)
    const rows = await ownersIn(trx, scope).limit(batchSize).execute()
    await eraseOwners(
      trx,
      rows.map(({ id }) => id),
    )
    return rows.length
  })
}

function ownersIn(db: Kysely<Database>, { campaign, beforeDay, sparesWaiting = false }: RetentionScope) {
  const pending = db
    .selectFrom('pending')
    .select('id')
    .where('campaign', '=', campaign)
    .where('createdAt', '<', beforeDay)
  return db
    .selectFrom('supporter')
    .select('supporter.id')
    .where('supporter.campaign', '=', campaign)
    .where('supporter.day', '<', beforeDay)
    .$if(sparesWaiting, (query) => query.where((eb) => eb.not(eb.exists(waitingMessages(eb)))))
    .unionAll(pending)
}

const waitingMessages = (eb: ExpressionBuilder<Database, 'supporter'>) =>
  eb
    .selectFrom('outbox')
    .select(sql.lit(1).as('one'))
    .whereRef('outbox.ownerId', '=', 'supporter.id')
    .where('outbox.status', '=', queued)
