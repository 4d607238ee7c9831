import type { Kysely, Transaction } from 'kysely'
import type { SignatureData } from '#app/statement/signature-data.ts'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { MessageText } from '#db/schema/outbox.ts'
import type { Database } from '#db/schema/database.ts'
import type { Signing, SigningTable } from '#db/schema/confirmation.ts'
import { queueConfirmation, type ConfirmationLimits } from './limits.ts'

/** `limits` count signing apart from the letters of a campaign of the same name, and together with them by day and ever. */
export const limitedAs = (statement: string): string => `${statement}/sign`

/** As `requestLetterConfirmation`, for a signature; the limit by day counts each organisation (`about`, a keyed hash) of a mailbox apart. */
export async function requestSignatureConfirmation(
  db: Kysely<Database>,
  {
    signing,
    message,
    limits,
    about = null,
  }: { signing: Signing; message: MessageText; limits: ConfirmationLimits; about?: string | null },
): Promise<'recorded' | 'refused'> {
  const { id, statement, form, tokenHash, manageHash, language, email, emailKey } = signing
  return db.transaction().execute(async (trx) => {
    const request = { ...signing, campaign: statement }
    const isTaken = await queueConfirmation(trx, {
      request,
      ownerKind: 'pending-signature',
      message,
      limits,
      limitedAs: limitedAs(statement),
      about,
      id,
    })
    if (!isTaken) return 'refused'
    await trx
      .insertInto('signing')
      .values({
        id,
        tokenHash,
        manageHash,
        statement,
        language,
        email,
        emailKey,
        form: JSON.stringify(form),
        createdAt: signing.createdAt,
        expiresAt: signing.expiresAt,
      })
      .execute()
    return 'recorded'
  })
}

/** What waits for this confirmation, if it still does at `now`. Changes nothing. */
export async function findSigning(
  db: Kysely<Database>,
  tokenHash: string,
  now: string,
): Promise<Signing | undefined> {
  const row = await db
    .selectFrom('signing')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return row && readSigning(row)
}

/** The same by the link with which it can be erased. */
export async function findSigningByManage(
  db: Kysely<Database>,
  manageHash: string,
): Promise<Signing | undefined> {
  const row = await db
    .selectFrom('signing')
    .selectAll()
    .where('manageHash', '=', manageHash)
    .executeTakeFirst()
  return row && readSigning(row)
}

/** Inside a transaction: takes it, so that of any number at once one does. */
export async function takeSigning(
  trx: Transaction<Database>,
  tokenHash: string,
  now: string,
): Promise<Signing | undefined> {
  const row = await trx
    .deleteFrom('signing')
    .where('tokenHash', '=', tokenHash)
    .where('expiresAt', '>', now)
    .returningAll()
    .executeTakeFirst()
  return row && readSigning(row)
}

/**
 * Erases what nobody confirmed in time, and second officers who did not answer, with the mails that never went out. Returns how
 * many expired. Not inside a transaction; the purge comes with `forgetPending`.
 */
export async function forgetSigning(db: Kysely<Database>, now: string): Promise<number> {
  const expired = await db.transaction().execute(async (trx) => {
    const gone: string[] = []
    // In the order of eraseAsked, both tables before the outbox, or the two could wait for each other.
    for (const table of ['signing', 'signatureOfficer'] as const) {
      const rows = await trx.deleteFrom(table).where('expiresAt', '<=', now).returning('id').execute()
      gone.push(...rows.map(({ id }) => id))
    }
    for (let from = 0; from < gone.length; from += batchSize)
      await trx
        .deleteFrom('outbox')
        .where('kind', '=', 'confirmation')
        .where('ownerId', 'in', gone.slice(from, from + batchSize))
        .execute()
    return gone.length
  })
  if (expired > 0) await purgeSignatures(db)
  return expired
}

/** So many ids in one statement: databases bound the parameters of one. */
const batchSize = 500

/** What was erased leaves the files. Not inside a transaction. */
export async function purgeSignatures(db: Kysely<Database>): Promise<void> {
  for (const table of ['signing', 'signature', 'signaturePerson', 'signatureOfficer', 'outbox'] as const)
    await capabilitiesOf(db).purge(db, table)
}

/** `form` was written by us. */
const readSigning = ({ form, ...row }: SigningTable): Signing => ({
  ...row,
  form: JSON.parse(form) as SignatureData,
})
