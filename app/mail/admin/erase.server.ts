import { setTimeout as sleep } from 'node:timers/promises'
import { eraseSignaturesByKey } from '#db/queries/signature/erasure.ts'
import { countInHand } from '#db/queries/outbox/outbox.ts'
import { eraseByKey } from '#db/queries/supporter/supporters.ts'
import { parseEmail } from '#app/text/parse-email.ts'
import { eraseFromMailbox } from '#app/mail/demo-mailbox/mailbox-files.server.ts'
import type { AdminContext } from './admin-context.server.ts'
import { emailKey, dedupKeyFor } from '#app/mail/mail-keys.server.ts'

export interface ErasureResult {
  rows: number
  files: number
  /** mails that were just being handed to a mail server, and may still arrive */
  underWay: number
}

/**
 * Erases everything that names the owner of a mailbox, under whichever of its spellings, in all campaigns, and its mails
 * in the demonstration's mailbox. The e-mail is a parsed one. Numbers and marks stay.
 */
export const erasePerson = (desk: AdminContext, email: string): Promise<ErasureResult> =>
  eraseByEmailKey(desk, emailKey(desk.secret, email))

/** The same by the key of the mailbox, for who comes by a link and gives no address. */
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

/** Waits until nobody has these mails in hand any more, a few seconds at most: whoever had them may have been killed. */
async function waitUntilSettled(db: AdminContext['db'], ids: readonly string[]): Promise<void> {
  for (let left = 100; left > 0 && (await countInHand(db, ids)) > 0; left--) await sleep(50)
}
