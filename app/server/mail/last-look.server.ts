import { failMail, redirectMail } from '../../../db/queries/outbox/outbox.ts'
import type { OutboxMail } from '../../../db/schema/outbox.ts'
import { mostUnanswered, unansweredTwice } from '../../domain/mail/judge-failure.ts'
import { dayOf } from '../../time/days.ts'
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
      const isSpent = mail.unacknowledged >= mostUnanswered[mail.kind]
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
  const to = { toEmail, addressKey: addressKey(parts.secret, toEmail) }
  return (await redirectMail(parts.db, mail.id, lease, to)) ? { ...mail, toEmail, toName: null } : undefined
}

async function giveUp(
  { db, log, now }: LookParts,
  { id, unacknowledged, attempts }: OutboxMail,
  lease: string,
  reason: string,
): Promise<undefined> {
  const day = dayOf(now())
  if (await failMail(db, id, lease, { day, reason, unacknowledged, tried: false }))
    log.error('mail-failed', { mail: id, reason, attempts: attempts - 1 })
}
