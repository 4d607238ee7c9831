import { dayOfIso } from '#app/time/days.ts'
import type { Transaction } from 'kysely'
import type { MessageText } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { queueMessages } from '#db/queries/outbox/rows.ts'

/** Email to a signatory's contact about the outcome of the signature. */
export interface SignatureNotice {
  /** Id of the signature. */
  readonly id: string
  readonly campaign: string
  readonly language: string
  readonly email: string
  readonly message: MessageText
  readonly now: string
}

/** Queues the email in the transaction of the outcome. */
export async function queueNotice(
  trx: Transaction<Database>,
  notice: SignatureNotice | undefined,
): Promise<void> {
  if (!notice) return
  const { id, campaign, language, email, message, now } = notice
  const to = { ownerKind: 'signature' as const, ownerId: id, toEmail: email, toName: null, ...message }
  const when = { dueAt: now, day: dayOfIso(now) }
  await queueMessages(trx, [{ kind: 'notice', campaign, language, ...to, ...when }])
}
