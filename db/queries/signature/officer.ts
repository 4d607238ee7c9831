import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { closeConfirmationMessage } from '#db/queries/confirmation/pending-letters.ts'
import { queueNotice, type SignatureNotice } from './notice.ts'
import { changeSignature, findSignature, type SignatureFound } from './rows.ts'
import { refuseSignature } from './signatures.ts'
import { purgeSignatures } from '#db/queries/confirmation/pending-signatures.ts'
import { lockStatement } from './revision.ts'

/** The signature that a second officer is asked about, if the link still works. Changes nothing. */
export async function findOfficerRequest(
  db: Pick<Kysely<Database>, 'selectFrom'>,
  tokenHash: string,
  now: string,
): Promise<SignatureFound | undefined> {
  const row = await db
    .selectFrom('signatureOfficer')
    .select('signatureId')
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return row && findSignature(db, { id: row.signatureId })
}

/** Whether a second officer was asked about this signature and may still answer. */
export async function hasOpenOfficerRequest(db: Kysely<Database>, id: string, now: string): Promise<boolean> {
  const row = await db
    .selectFrom('signatureOfficer')
    .select('id')
    .where('signatureId', '=', id)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * A second officer's answer, once. `judge` gives the key of the domain by which a confirmed signature may stand at last, `write` what
 * the contact is told. Who agreed is kept with the contact, whether it stands then or not. Gives undefined if the link is used or too old. Not inside a transaction.
 */
export async function answerOfficer(
  db: Kysely<Database>,
  answer: {
    statement: string
    tokenHash: string
    now: string
    intent: 'confirm' | 'refuse'
    isSeen: (found: SignatureFound) => boolean
  },
  judge: (
    found: SignatureFound,
    officer: string,
    db: Pick<Kysely<Database>, 'selectFrom'>,
  ) => Promise<string | undefined>,
  write: (found: SignatureFound, stands: boolean) => SignatureNotice | undefined,
): Promise<{ stands: boolean } | 'corrected' | undefined> {
  const { statement, tokenHash, now, intent, isSeen } = answer
  const outcome = await db.transaction().execute(async (trx) => {
    await lockStatement(trx, statement)
    const asked = intent === 'confirm' ? await findOfficerRequest(trx, tokenHash, now) : undefined
    if (asked && !isSeen(asked)) return 'corrected'
    const taken = await trx
      .deleteFrom('signatureOfficer')
      .where('tokenHash', '=', tokenHash)
      .where('expiresAt', '>', now)
      .returning(['id', 'signatureId', 'email', 'emailKey'])
      .executeTakeFirst()
    if (!taken) return undefined
    await closeConfirmationMessage(trx, taken, now)
    const found = await findSignature(trx, { id: taken.signatureId })
    if (!found) return undefined
    if (intent === 'refuse') await refuseSignature(trx, found)
    const isAlive = found.status === 'waiting' || found.status === 'standing'
    const waits = intent === 'confirm' && found.status === 'waiting'
    const domain = waits ? await judge(found, taken.email, trx) : undefined
    const stands = domain !== undefined
    if (intent === 'confirm' && isAlive)
      await trx
        .updateTable('signaturePerson')
        .set({ officerEmail: taken.email, officerKey: taken.emailKey })
        .$if(stands, (query) => query.set({ domainKey: domain ?? null }))
        .where('signatureId', '=', found.row.id)
        .execute()
    if (stands) await changeSignature(trx, found, { status: 'standing', authority: 'second-officer' })
    if (stands || intent === 'refuse') await queueNotice(trx, write(found, stands))
    return { stands: stands || (intent === 'confirm' && found.status === 'standing') }
  })
  if (outcome && outcome !== 'corrected') await purgeSignatures(db)
  return outcome
}
