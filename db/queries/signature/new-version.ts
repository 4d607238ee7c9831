import type { Kysely } from 'kysely'
import { dayOfIso } from '#app/time/days.ts'
import type { MessageText } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { queueMessages } from '#db/queries/outbox/rows.ts'
import { lockStatement } from './revision.ts'

/** A signature of an older version whose contact has not been emailed about the newest one. */
interface OutdatedSignature {
  readonly id: string
  readonly statement: string
  readonly language: string
  readonly email: string
  readonly version: number
}

const outdatedQuery = (db: Kysely<Database>, statement: string, newest: number) =>
  db
    .selectFrom('signaturePerson')
    .innerJoin('signature', 'signature.id', 'signaturePerson.signatureId')
    .where('signaturePerson.statement', '=', statement)
    .where('status', 'in', ['standing', 'waiting'])
    .where('version', '<', newest)
    .where('notifiedVersion', '<', newest)
    .where('email', 'is not', null)

export async function countOutdated(
  db: Kysely<Database>,
  statement: string,
  newest: number,
): Promise<number> {
  const { n } = await outdatedQuery(db, statement, newest)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Signatures per transaction: others can write in between. */
const batchSize = 200

/**
 * Queues an email to the contact of each outdated signature, once for each version, however often and concurrently it runs. Returns
 * how many. Opens transactions, so must not be called inside one.
 */
export async function notifyOutdated(
  db: Kysely<Database>,
  { statement, newest, now }: { statement: string; newest: number; now: string },
  write: (to: OutdatedSignature) => MessageText,
): Promise<number> {
  let notified = 0
  let last = ''
  for (let batch = batchSize; batch === batchSize;)
    batch = await db.transaction().execute(async (trx) => {
      // Otherwise a withdrawal at the same moment would not erase this email.
      await lockStatement(trx, statement)
      const due = await outdatedQuery(trx, statement, newest)
        .select('signatureId')
        .where('signatureId', '>', last)
        .orderBy('signatureId')
        .limit(batchSize)
        .execute()
      const ids = due.map(({ signatureId: id }) => id)
      last = ids.at(-1) ?? last
      if (ids.length === 0) return 0
      const rows = await trx
        .updateTable('signaturePerson')
        .set({ notifiedVersion: newest })
        .where('signatureId', 'in', ids)
        .where('notifiedVersion', '<', newest)
        .returning(['signatureId as id', 'statement', 'language', 'email'])
        .execute()
      for (const { email, ...row } of rows) {
        if (email === null) continue
        const { version } = await trx
          .selectFrom('signature')
          .select('version')
          .where('id', '=', row.id)
          .executeTakeFirstOrThrow()
        const message = write({ ...row, email, version })
        const to = {
          ownerKind: 'signature' as const,
          ownerId: row.id,
          toEmail: email,
          toName: null,
          ...message,
        }
        const when = { dueAt: now, day: dayOfIso(now) }
        const about = { kind: 'notice' as const, campaign: statement, language: row.language }
        await queueMessages(trx, [{ ...about, ...to, ...when }])
      }
      notified += rows.length
      return ids.length
    })
  return notified
}
