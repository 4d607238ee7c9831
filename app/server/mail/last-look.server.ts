import { maySend, redirectMail } from '../../../db/queries/last-look.ts'
import { failMail, type OutboxMail } from '../../../db/queries/outbox.ts'
import type { FindAddress } from './addressee.server.ts'
import { addressKey } from './keys.server.ts'
import type { OutcomeParts } from './outcome.server.ts'

export interface LookParts extends OutcomeParts {
  findAddress: FindAddress
}

/**
 * Just before a mail is sent: what may have changed since it was claimed or confirmed. Returns it with the address it goes
 * to now; undefined if it must not go: withdrawn, erased, paused, or its recipient has no address any more.
 */
export async function lookAgain(
  parts: LookParts,
  mail: OutboxMail,
  lease: string,
): Promise<OutboxMail | undefined> {
  const { db, log, secret, findAddress } = parts
  if (!(await maySend(db, mail.id, lease))) return undefined
  if (mail.kind !== 'letter') return mail
  const found = findAddress(mail)
  if (!found.ok) {
    const reason = found.error
    const day = parts.now().toISOString().slice(0, 10)
    if (await failMail(db, mail.id, lease, { day, reason, tried: false }))
      log.error('mail-failed', { mail: mail.id, reason, attempts: mail.attempts - 1 })
    return undefined
  }
  const toEmail = found.value
  if (toEmail === mail.toEmail) return mail
  const to = { to_email: toEmail, address_key: addressKey(secret, toEmail) }
  return (await redirectMail(db, mail.id, lease, to)) ? { ...mail, toEmail, toName: null } : undefined
}
