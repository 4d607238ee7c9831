import { eraseSignaturesByKey } from '../../../db/queries/signature-erasure.ts'
import { eraseByKey } from '../../../db/queries/supporters.ts'
import { parseEmail } from '../../domain/mail/parse-email.ts'
import { eraseFromMailbox } from './demo-mailbox.server.ts'
import type { Desk } from './desk.server.ts'
import { emailKey, keyOfLetters } from './keys.server.ts'

export interface Erased {
  rows: number
  files: number
}

/**
 * Erases everything that names the owner of a mailbox, under whichever of its spellings, in all campaigns, and its mails
 * in the demonstration's mailbox. The e-mail is a parsed one. Numbers and marks stay.
 */
export const erasePerson = (desk: Desk, email: string): Promise<Erased> =>
  eraseKey(desk, emailKey(desk.secret, email))

/** The same by the key of the mailbox, for who comes by a link and gives no address. */
export async function eraseKey(
  { db, config, secret }: Pick<Desk, 'db' | 'config' | 'secret'>,
  key: string,
): Promise<Erased> {
  const rows = (await eraseByKey(db, key, keyOfLetters(secret))) + (await eraseSignaturesByKey(db, key))
  const isTheirs = (address: string) => {
    const parsed = parseEmail(address)
    return parsed.ok && emailKey(secret, parsed.value) === key
  }
  return { rows, files: await eraseFromMailbox(config.folders.data, isTheirs) }
}
