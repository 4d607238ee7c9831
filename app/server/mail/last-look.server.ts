import { failMail, redirectMail, type OutboxMail } from '../../../db/queries/outbox.ts'
import { mostUnanswered, unansweredTwice } from '../../domain/mail/judge-failure.ts'
import { errorFields } from '../../log/log.ts'
import type { FindAddress } from './addressee.server.ts'
import { addressKey } from './keys.server.ts'
import type { OutcomeParts } from './outcome.server.ts'

export interface LookParts extends OutcomeParts {
  findAddress: FindAddress
}

/**
 * Just before mails are sent: what may have changed since they were confirmed. Returns those that go, with the addresses they go to
 * now. The others are given up: without an address, or handed over twice by somebody who was killed. Undefined if the
 * database does not answer: then none may go.
 */
export async function lookAtAll(
  parts: LookParts,
  mails: readonly OutboxMail[],
  lease: string,
): Promise<OutboxMail[] | undefined> {
  const going: OutboxMail[] = []
  try {
    for (const mail of mails) {
      const isSpent = mail.handed >= mostUnanswered[mail.kind]
      const aimed = await (isSpent ? giveUp(parts, mail, lease, unansweredTwice) : aim(parts, mail, lease))
      if (aimed) going.push(aimed)
    }
  } catch (error) {
    parts.log.error('mails-not-looked-at', { mails: mails.length, ...errorFields(error) })
    return undefined
  }
  return going
}

async function aim(parts: LookParts, mail: OutboxMail, lease: string): Promise<OutboxMail | undefined> {
  if (mail.kind !== 'letter') return mail
  const found = parts.findAddress(mail)
  if (!found.ok) return giveUp(parts, mail, lease, found.error)
  const toEmail = found.value
  if (toEmail === mail.toEmail) return mail
  const to = { to_email: toEmail, address_key: addressKey(parts.secret, toEmail) }
  return (await redirectMail(parts.db, mail.id, lease, to)) ? { ...mail, toEmail, toName: null } : undefined
}

async function giveUp(
  { db, log, now }: LookParts,
  { id, handed, attempts }: OutboxMail,
  lease: string,
  reason: string,
): Promise<undefined> {
  const day = now().toISOString().slice(0, 10)
  if (await failMail(db, id, lease, { day, reason, handed, tried: false }))
    log.error('mail-failed', { mail: id, reason, attempts: attempts - 1 })
}
