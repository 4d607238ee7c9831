import { setTimeout as sleep } from 'node:timers/promises'
import { eraseSignaturesByKey } from '#db/queries/signature/erasure.ts'
import { countInHand } from '#db/queries/outbox/outbox.ts'
import { eraseByKey } from '#db/queries/supporter/supporters.ts'
import { parseEmail } from '#app/text/parse-email.ts'
import { eraseFromMailbox } from '#app/mail/demo-mailbox/mailbox-files.server.ts'
import type { AdminContext } from './admin-context.server.ts'
import { emailKey, dedupKeyFor } from '#app/mail/mail-keys.server.ts'

interface ErasureResult {
  rows: number
  files: number
  /** messages that were being handed to a mail server, and may still arrive */
  underWay: number
}

/**
 * Erases everything that names the owner of a mailbox, in any spelling of the address and in all campaigns, and its messages in the
 * demonstration's mailbox. `email` is a parsed address. Counts and deduplication keys are kept.
 */
export const erasePerson = (admin: AdminContext, email: string): Promise<ErasureResult> =>
  eraseByEmailKey(admin, emailKey(admin.secret, email))

/** Erases the same by the key of the mailbox, for a person who follows a link and gives no address. */
export async function eraseByEmailKey(
  { db, config, secret }: Pick<AdminContext, 'db' | 'config' | 'secret'>,
  key: string,
): Promise<ErasureResult> {
  const { rows, inHand } = await eraseByKey(db, key, dedupKeyFor(secret))
  const signatures = await eraseSignaturesByKey(db, key)
  const isTheirs = (address: string) => {
    const parsed = parseEmail(address)
    return parsed.ok && emailKey(secret, parsed.value) === key
  }
  const files = await eraseFromMailbox(config.folders.data, isTheirs)
  const erased = { rows: rows + signatures, files, underWay: inHand.length }
  if (inHand.length === 0 || config.mail.server !== null) return erased
  // In a demonstration they arrive in its mailbox a moment later.
  await waitUntilSettled(db, inHand)
  return { ...erased, files: files + (await eraseFromMailbox(config.folders.data, isTheirs)), underWay: 0 }
}

/** Waits until no worker has these messages in hand, five seconds at most: a worker may have been killed. */
async function waitUntilSettled(db: AdminContext['db'], ids: readonly string[]): Promise<void> {
  for (let left = 100; left > 0 && (await countInHand(db, ids)) > 0; left--) await sleep(50)
}
