import type { Kysely, Transaction } from 'kysely'
import { dayOfIso } from '#app/time/days.ts'
import type { PendingConfirmation } from '#db/schema/confirmation.ts'
import type { Database } from '#db/schema/database.ts'
import type { MessageText } from '#db/schema/outbox.ts'
import { queueMessages } from '#db/queries/outbox/rows.ts'
import { takeFromLimits, type ConfirmationLimits } from './limits.ts'

export interface ConfirmationRequest {
  readonly pending: PendingConfirmation
  /** Confirmation email. Anybody can have it sent to anybody, so it must not contain text of theirs. */
  readonly mail: MessageText
  readonly limits: ConfirmationLimits
  /** Keyed hash of what the limit by campaign and day counts separately, if anything. */
  readonly about?: string | null
}

/**
 * Records a pending confirmation and its email, due at once, unless a limit is reached: both or neither. A refusal takes less time than a record: the caller must hide the difference.
 */
export const requestConfirmation = (
  db: Kysely<Database>,
  request: ConfirmationRequest,
): Promise<'recorded' | 'refused'> =>
  db
    .transaction()
    .execute(async (trx) => ((await insertConfirmationRequest(trx, request)) ? 'recorded' : 'refused'))

/** Records the same inside the caller's transaction, before its first write to any message table. False if a limit is reached. */
export async function insertConfirmationRequest(
  trx: Transaction<Database>,
  { pending, mail, limits, about = null }: ConfirmationRequest,
): Promise<boolean> {
  if (!(await takeFromLimits(trx, pending, limits, about))) return false
  const { id, slug, language, email, createdAt, content } = pending
  await queueMessages(trx, [
    {
      kind: 'confirmation',
      campaign: slug,
      language,
      ownerKind: 'confirmation',
      ownerId: id,
      toEmail: email,
      toName: null,
      ...mail,
      dueAt: createdAt,
      day: dayOfIso(createdAt),
    },
  ])
  await trx
    .insertInto('pendingConfirmation')
    .values({ ...pending, content: content === null ? null : JSON.stringify(content) })
    .execute()
  return true
}
