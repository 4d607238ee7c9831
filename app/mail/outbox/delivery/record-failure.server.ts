import type { Kysely } from 'kysely'
import { recordBounce } from '#db/queries/outbox/bounces.ts'
import { deferMessage, failMessage, type Failed } from '#db/queries/outbox/outbox.ts'
import type { OutboxMessage } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import type { FailureVerdict } from '#app/mail/transport/classify-failure.ts'
import { planRetry } from '#app/mail/schedule/retry.ts'
import { dayOf } from '#app/time/days.ts'
import type { Log } from '#app/log/log.ts'
import { addressKey } from '#app/mail/mail-keys.server.ts'
import { planNextMoments, type ReschedulePolicy } from '#app/mail/schedule/reschedule.server.ts'

export interface OutcomeDeps {
  db: Kysely<Database>
  log: Log
  secret: string
  now(): Date
  /** 0 to 1 */
  random(): number
  /** evidence against an address was recorded */
  onBounced(): void
  /** without it letters go as soon as they are due, however late that is, and however soon after one another */
  reschedulePolicy?: ReschedulePolicy | undefined
}

/** Writes down what became of a mail that was not taken: tried again later, or given up for good. */
export async function recordFailure(
  parts: OutcomeDeps,
  message: OutboxMessage,
  lease: string,
  { kind, reason, hard, unanswered }: FailureVerdict,
): Promise<void> {
  const { db, log, secret } = parts
  const now = parts.now()
  const day = dayOf(now)
  const failed = { reason, unacknowledged: message.unacknowledged + (unanswered ? 1 : 0) }
  const next = kind === 'temporary' ? planRetry(message.attempts, now, parts.random()) : undefined
  const fields = { mail: message.id, reason, attempts: message.attempts }
  if (next) return retryLater(parts, message, lease, { failed, next, now })
  if (!(await failMessage(db, message.id, lease, { day, ...failed }))) return
  log.error('mail-failed', fields)
  if (!hard || message.kind !== 'letter') return
  const code = /\d\.\d{1,3}\.\d{1,3}$/.exec(reason)?.[0] ?? reason
  const failedKey = addressKey(secret, message.toEmail)
  if (await recordBounce(db, { mailId: message.id, hard, code, failedKey, day })) parts.onBounced()
}

/** A letter that is tried again takes another place among its recipient's letters: the tries must not come in a burst. */
async function retryLater(
  { db, log, reschedulePolicy }: OutcomeDeps,
  message: OutboxMessage,
  lease: string,
  { failed, next, now }: { failed: Failed; next: Date; now: Date },
): Promise<void> {
  const fields = { mail: message.id, reason: failed.reason, attempts: message.attempts }
  if (!reschedulePolicy || message.kind !== 'letter') {
    const wasOurs = await deferMessage(db, message.id, lease, { dueAt: next.toISOString(), ...failed })
    if (wasOurs) log.warn('mail-deferred', fields)
    return
  }
  const planned = await planNextMoments(db, reschedulePolicy, {
    lease,
    letters: [message],
    tried: failed,
    notBefore: next,
    now,
  })
  const outcome = planned.get(message.id)
  if (outcome?.ok) log.warn('mail-deferred', fields)
  else if (outcome) log.error('mail-failed', { ...fields, reason: outcome.error })
}
