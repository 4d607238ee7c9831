import type { Kysely } from 'kysely'
import { recordBounce } from '../../../db/queries/bounces.ts'
import { deferMail, failMail, type OutboxMail } from '../../../db/queries/outbox.ts'
import type { Database } from '../../../db/schema.ts'
import type { Judgement } from '../../domain/mail/judge-failure.ts'
import { nextTry } from '../../domain/mail/retry.ts'
import type { Log } from '../log.server.ts'
import { addressKey } from './keys.server.ts'

export interface OutcomeParts {
  db: Kysely<Database>
  log: Log
  secret: string
  now(): Date
  /** 0 to 1 */
  random(): number
  /** evidence against an address was recorded */
  bounced(): void
}

/** Writes down what became of a mail that was not taken: tried again later, or given up for good. */
export async function settleFailure(
  parts: OutcomeParts,
  mail: OutboxMail,
  lease: string,
  { kind, reason, hard }: Judgement,
): Promise<void> {
  const { db, log, secret } = parts
  const now = parts.now()
  const day = now.toISOString().slice(0, 10)
  const next = kind === 'temporary' ? nextTry(mail.attempts, now, parts.random()) : undefined
  const fields = { mail: mail.id, reason, attempts: mail.attempts }
  if (next) {
    if (await deferMail(db, mail.id, lease, { dueAt: next.toISOString(), reason }))
      log.warn('mail-deferred', fields)
    return
  }
  if (!(await failMail(db, mail.id, lease, { day, reason }))) return
  log.error('mail-failed', fields)
  if (!hard || mail.kind !== 'letter') return
  const code = /\d\.\d{1,3}\.\d{1,3}$/.exec(reason)?.[0] ?? reason
  const failedKey = addressKey(secret, mail.toEmail)
  if (await recordBounce(db, { mailId: mail.id, hard, code, failedKey, day })) parts.bounced()
}
