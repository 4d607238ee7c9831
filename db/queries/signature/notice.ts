import { dayOfIso } from '#app/time/days.ts'
import type { Transaction } from 'kysely'
import type { MessageText } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import { queueMessages } from '#db/queries/outbox/rows.ts'

/** A mail to a signatory's contact about what became of the signature. */
export interface SignatureNotice {
  /** the signature's */
  readonly id: string
  readonly campaign: string
  readonly language: string
  readonly email: string
  readonly message: MessageText
  readonly now: string
}

/** In the transaction of what became of it. */
export async function queueNotice(
  trx: Transaction<Database>,
  outcome: SignatureNotice | undefined,
): Promise<void> {
  if (!outcome) return
  const { id, campaign, language, email, message, now } = outcome
  const to = { ownerKind: 'signature' as const, ownerId: id, toEmail: email, toName: null, ...message }
  const when = { dueAt: now, day: dayOfIso(now) }
  await queueMessages(trx, [{ kind: 'notice', campaign, language, ...to, ...when }])
}
