import { handOver, redirectMail } from '../../../db/queries/last-look.ts'
import { failMail, type OutboxMail } from '../../../db/queries/outbox.ts'
import { mostUnanswered, unansweredTwice } from '../../domain/mail/judge-failure.ts'
import { accident } from '../log.server.ts'
import type { FindAddress } from './addressee.server.ts'
import { byBatch, type Claimed } from './claims.server.ts'
import { addressKey } from './keys.server.ts'
import type { OutcomeParts } from './outcome.server.ts'

export interface LookParts extends OutcomeParts {
  findAddress: FindAddress
}

/**
 * Just before mails are sent: what may have changed since they were claimed or confirmed. Notes those that go as handed over
 * and returns them with the addresses they go to now. The others must not go: withdrawn, erased, paused, without an address,
 * or handed over twice by somebody who was killed.
 */
async function lookAgain(
  parts: LookParts,
  mails: readonly OutboxMail[],
  lease: string,
): Promise<OutboxMail[]> {
  for (const mail of mails)
    if (mail.handed >= mostUnanswered) await giveUp(parts, mail, lease, unansweredTwice)
  const ids = mails.filter(({ handed }) => handed < mostUnanswered).map(({ id }) => id)
  const handed = await handOver(parts.db, lease, ids)
  const going: OutboxMail[] = []
  for (const mail of mails) {
    const aimed = handed.has(mail.id) ? await aim(parts, mail, lease) : undefined
    if (aimed) going.push(aimed)
  }
  return going
}

/** The same for mails of any claims. A database that does not answer lets none of its claim go. */
export async function lookAtAll(parts: LookParts, claimed: readonly Claimed[]): Promise<Claimed[]> {
  const going: Claimed[] = []
  for (const [batch, mails] of byBatch(claimed)) {
    const looked = await lookAgain(parts, mails, batch.lease).catch((error: unknown) => {
      parts.log.error('mails-not-looked-at', { mails: mails.length, ...accident(error) })
      return []
    })
    going.push(...looked.map((mail) => ({ mail, batch })))
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
