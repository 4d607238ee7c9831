import { failMail, redirectMail } from '#db/queries/outbox/outbox.ts'
import type { OutboxMail } from '#db/schema/outbox.ts'
import { maxUnacknowledged, unacknowledgedReason } from '#app/mail/transport/classify-failure.ts'
import { dayOf } from '#app/time/days.ts'
import { errorFields } from '#app/log/log.ts'
import type { ResolveAddress } from '#app/mail/outbox/recipient-address.server.ts'
import { addressKey } from '#app/mail/mail-keys.server.ts'
import type { OutcomeDeps } from '#app/mail/outbox/delivery/record-failure.server.ts'

export interface PreflightDeps extends OutcomeDeps {
  resolveAddress: ResolveAddress
}

/**
 * Just before mails are sent: what may have changed since they were confirmed. Returns those that go, with the addresses they go to
 * now. The others are given up: without an address, or handed over twice by somebody who was killed. Undefined if the
 * database does not answer: then none may go.
 */
export async function preflight(
  parts: PreflightDeps,
  mails: readonly OutboxMail[],
  lease: string,
): Promise<OutboxMail[] | undefined> {
  const going: OutboxMail[] = []
  try {
    for (const mail of mails) {
      const isSpent = mail.unacknowledged >= maxUnacknowledged[mail.kind]
      const aimed = await (isSpent
        ? abandonMail(parts, mail, lease, unacknowledgedReason)
        : resolveDestination(parts, mail, lease))
      if (aimed) going.push(aimed)
    }
  } catch (error) {
    parts.log.error('mails-not-looked-at', { mails: mails.length, ...errorFields(error) })
    return undefined
  }
  return going
}

async function resolveDestination(
  parts: PreflightDeps,
  mail: OutboxMail,
  lease: string,
): Promise<OutboxMail | undefined> {
  if (mail.kind !== 'letter') return mail
  const found = parts.resolveAddress(mail)
  if (!found.ok) return abandonMail(parts, mail, lease, found.error)
  const toEmail = found.value
  if (toEmail === mail.toEmail) return mail
  const to = { toEmail, addressKey: addressKey(parts.secret, toEmail) }
  return (await redirectMail(parts.db, mail.id, lease, to)) ? { ...mail, toEmail, toName: null } : undefined
}

async function abandonMail(
  { db, log, now }: PreflightDeps,
  { id, unacknowledged, attempts }: OutboxMail,
  lease: string,
  reason: string,
): Promise<undefined> {
  const day = dayOf(now())
  if (await failMail(db, id, lease, { day, reason, unacknowledged, tried: false }))
    log.error('mail-failed', { mail: id, reason, attempts: attempts - 1 })
}
