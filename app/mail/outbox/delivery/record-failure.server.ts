import type { Kysely } from 'kysely'
import { recordBounce } from '#db/queries/outbox/bounces.ts'
import { deferMessage, failMessage, type FailedAttempt } from '#db/queries/outbox/outbox.ts'
import type { OutboxMessage } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import type { FailureVerdict } from '#app/mail/transport/classify-failure.ts'
import { planRetry } from '#app/mail/schedule/retry.ts'
import { dayOf } from '#app/time/days.ts'
import type { Log } from '#app/log/log.ts'
import { addressKey } from '#app/mail/mail-keys.server.ts'
import { rescheduleClaimed, type ReschedulePolicy } from '#app/mail/schedule/reschedule.server.ts'

export interface RecordFailureDeps {
  db: Kysely<Database>
  log: Log
  secret: string
  now(): Date
  /** 0 to 1 */
  random(): number
  /** called when evidence against an address was recorded */
  onBounced(): void
  /** without it a retry is due after its pause, however close to the recipient's other letters */
  reschedulePolicy?: ReschedulePolicy | undefined
}

/** Records why a claimed message was not accepted: it is tried again later, or given up for good. */
export async function recordFailure(
  deps: RecordFailureDeps,
  message: OutboxMessage,
  lease: string,
  { kind, reason, hard, unanswered }: FailureVerdict,
): Promise<void> {
  const { db, log, secret } = deps
  const now = deps.now()
  const day = dayOf(now)
  const attempt = { reason, unacknowledged: message.unacknowledged + (unanswered ? 1 : 0) }
  const retryAt = kind === 'temporary' ? planRetry(message.attempts, now, deps.random()) : undefined
  if (retryAt) return deferAttempt(deps, message, lease, { attempt, retryAt, now })
  if (!(await failMessage(db, message.id, lease, { day, ...attempt }))) return
  log.error('mail-failed', { mail: message.id, reason, attempts: message.attempts })
  if (!hard || message.kind !== 'letter') return
  const code = /\d\.\d{1,3}\.\d{1,3}$/.exec(reason)?.[0] ?? reason
  const failedKey = addressKey(secret, message.toEmail)
  if (await recordBounce(db, { mailId: message.id, hard, code, failedKey, day })) deps.onBounced()
}

/** Gives a letter that is tried again another place among its recipient's letters: the retries must not come in a burst. */
async function deferAttempt(
  { db, log, reschedulePolicy }: RecordFailureDeps,
  message: OutboxMessage,
  lease: string,
  { attempt, retryAt, now }: { attempt: FailedAttempt; retryAt: Date; now: Date },
): Promise<void> {
  const fields = { mail: message.id, reason: attempt.reason, attempts: message.attempts }
  if (!reschedulePolicy || message.kind !== 'letter') {
    const wasOurs = await deferMessage(db, message.id, lease, { dueAt: retryAt.toISOString(), ...attempt })
    if (wasOurs) log.warn('mail-deferred', fields)
    return
  }
  const outcomes = await rescheduleClaimed(db, reschedulePolicy, {
    lease,
    letters: [message],
    tried: attempt,
    notBefore: retryAt,
    now,
  })
  const outcome = outcomes.get(message.id)
  if (outcome?.ok) log.warn('mail-deferred', fields)
  else if (outcome) log.error('mail-failed', { ...fields, reason: outcome.error })
}
