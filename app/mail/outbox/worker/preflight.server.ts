import type { Kysely } from 'kysely'
import { failMessage, redirectMessage } from '#db/queries/outbox/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import type { OutboxMessage } from '#db/schema/outbox.ts'
import { maxUnacknowledged, unacknowledgedReason } from '#app/mail/transport/classify-failure.ts'
import { dayOf } from '#app/time/days.ts'
import { errorFields, type Log } from '#app/log/log.ts'
import type { ResolveAddress } from '#app/mail/address/recipient-address.server.ts'
import { addressKey } from '#app/mail/mail-keys.server.ts'

export interface PreflightDeps {
  db: Kysely<Database>
  log: Log
  secret: string
  now(): Date
  resolveAddress: ResolveAddress
}

/**
 * Checks just before sending what may have changed since messages were confirmed. Returns those to be sent, with the addresses of now.
 * The others are given up: without an address, or handed over twice by processes that were killed. Undefined if the database
 * does not answer: then none may be sent.
 */
export async function preflight(
  deps: PreflightDeps,
  messages: readonly OutboxMessage[],
  lease: string,
): Promise<OutboxMessage[] | undefined> {
  const checked: OutboxMessage[] = []
  try {
    for (const message of messages) {
      const isSpent = message.unacknowledged >= maxUnacknowledged[message.kind]
      const addressed = await (isSpent
        ? abandonMessage(deps, message, lease, unacknowledgedReason)
        : updateAddress(deps, message, lease))
      if (addressed) checked.push(addressed)
    }
  } catch (error) {
    deps.log.error('messages-not-checked', { messages: messages.length, ...errorFields(error) })
    return undefined
  }
  return checked
}

async function updateAddress(
  deps: PreflightDeps,
  message: OutboxMessage,
  lease: string,
): Promise<OutboxMessage | undefined> {
  if (message.kind !== 'letter') return message
  const resolved = deps.resolveAddress(message)
  if (!resolved.ok) return abandonMessage(deps, message, lease, resolved.error)
  const toEmail = resolved.value
  if (toEmail === message.toEmail) return message
  const to = { toEmail, addressKey: addressKey(deps.secret, toEmail) }
  return (await redirectMessage(deps.db, message.id, lease, to))
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
