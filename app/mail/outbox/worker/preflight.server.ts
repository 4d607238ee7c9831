import { failMessage, redirectMessage } from '#db/queries/outbox/outbox.ts'
import type { OutboxMessage } from '#db/schema/outbox.ts'
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
  messages: readonly OutboxMessage[],
  lease: string,
): Promise<OutboxMessage[] | undefined> {
  const going: OutboxMessage[] = []
  try {
    for (const message of messages) {
      const isSpent = message.unacknowledged >= maxUnacknowledged[message.kind]
      const aimed = await (isSpent
        ? abandonMessage(parts, message, lease, unacknowledgedReason)
        : resolveDestination(parts, message, lease))
      if (aimed) going.push(aimed)
    }
  } catch (error) {
    parts.log.error('mails-not-looked-at', { mails: messages.length, ...errorFields(error) })
    return undefined
  }
  return going
}

async function resolveDestination(
  parts: PreflightDeps,
  message: OutboxMessage,
  lease: string,
): Promise<OutboxMessage | undefined> {
  if (message.kind !== 'letter') return message
  const found = parts.resolveAddress(message)
  if (!found.ok) return abandonMessage(parts, message, lease, found.error)
  const toEmail = found.value
  if (toEmail === message.toEmail) return message
  const to = { toEmail, addressKey: addressKey(parts.secret, toEmail) }
  return (await redirectMessage(parts.db, message.id, lease, to))
    ? { ...message, toEmail, toName: null }
    : undefined
}

async function abandonMessage(
  { db, log, now }: PreflightDeps,
  { id, unacknowledged, attempts }: OutboxMessage,
  lease: string,
  reason: string,
): Promise<undefined> {
  const day = dayOf(now())
  if (await failMessage(db, id, lease, { day, reason, unacknowledged, tried: false }))
    log.error('mail-failed', { mail: id, reason, attempts: attempts - 1 })
}
