import type { Kysely } from 'kysely'
import { recordBounce } from '../../../db/queries/bounces.ts'
import { deferMail, failMail, type Failed, type OutboxMail } from '../../../db/queries/outbox.ts'
import type { Database } from '../../../db/schema.ts'
import type { Judgement } from '../../domain/mail/judge-failure.ts'
import { nextTry } from '../../domain/mail/retry.ts'
import type { Log } from '../../log/log.ts'
import { addressKey } from './keys.server.ts'
import { planAnew, type LateRule } from './late.server.ts'

export interface OutcomeParts {
  db: Kysely<Database>
  log: Log
  secret: string
  now(): Date
  /** 0 to 1 */
  random(): number
  /** evidence against an address was recorded */
  bounced(): void
  /** without it letters go as soon as they are due, however late that is, and however soon after one another */
  late?: LateRule | undefined
}

/** Writes down what became of a mail that was not taken: tried again later, or given up for good. */
export async function settleFailure(
  parts: OutcomeParts,
  mail: OutboxMail,
  lease: string,
  { kind, reason, hard, unanswered }: Judgement,
): Promise<void> {
  const { db, log, secret } = parts
  const now = parts.now()
  const day = now.toISOString().slice(0, 10)
  const failed = { reason, handed: mail.handed + (unanswered ? 1 : 0) }
  const next = kind === 'temporary' ? nextTry(mail.attempts, now, parts.random()) : undefined
  const fields = { mail: mail.id, reason, attempts: mail.attempts }
  if (next) return tryLater(parts, mail, lease, { failed, next, now })
  if (!(await failMail(db, mail.id, lease, { day, ...failed }))) return
  log.error('mail-failed', fields)
  if (!hard || mail.kind !== 'letter') return
  const code = /\d\.\d{1,3}\.\d{1,3}$/.exec(reason)?.[0] ?? reason
  const failedKey = addressKey(secret, mail.toEmail)
  if (await recordBounce(db, { mailId: mail.id, hard, code, failedKey, day })) parts.bounced()
}

/** A letter that is tried again takes another place among its recipient's letters: the tries must not come in a burst. */
async function tryLater(
  { db, log, late }: OutcomeParts,
  mail: OutboxMail,
  lease: string,
  { failed, next, now }: { failed: Failed; next: Date; now: Date },
): Promise<void> {
  const fields = { mail: mail.id, reason: failed.reason, attempts: mail.attempts }
  if (!late || mail.kind !== 'letter') {
    const wasOurs = await deferMail(db, mail.id, lease, { dueAt: next.toISOString(), ...failed })
    if (wasOurs) log.warn('mail-deferred', fields)
    return
  }
  const planned = await planAnew(db, late, { lease, letters: [mail], tried: failed, notBefore: next, now })
  const outcome = planned.get(mail.id)
  if (outcome?.ok) log.warn('mail-deferred', fields)
  else if (outcome) log.error('mail-failed', { ...fields, reason: outcome.error })
}
