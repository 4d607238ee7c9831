import type { Kysely, Transaction } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { confirmPending, findPendingConfirmation } from '#db/queries/confirmation/pending.ts'
import { queueNotice, type SignatureNotice } from '#db/queries/signature/notice.ts'
import { purgeSignatures } from '#db/queries/signature/purge.ts'
import { lockStatement } from '#db/queries/signature/revision.ts'
import { changeSignature, findSignature, type SignatureFound } from '#db/queries/signature/rows.ts'
import { refuseSignature } from '#db/queries/signature/signatures.ts'

/** Checks whether a second officer can still answer a request about this signature. */
export async function hasOpenOfficerRequest(db: Kysely<Database>, id: string, now: string): Promise<boolean> {
  const row = await db
    .selectFrom('pendingConfirmation')
    .select('id')
    .where('signatureId', '=', id)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

/** A second officer's answer, and what follows from it. */
export interface OfficerAnswer {
  readonly statement: string
  readonly tokenHash: string
  readonly now: string
  readonly intent: 'confirm' | 'refuse'
  /** Returns true if the signature is still as it was on the officer's page. */
  isSeen(found: SignatureFound): boolean
  /** Returns the key of the domain by which a waiting signature may be published now, if any. */
  judge(
    found: SignatureFound,
    officer: string,
    db: Pick<Kysely<Database>, 'selectFrom'>,
  ): Promise<string | undefined>
  /** Composes the email to the contact. */
  write(found: SignatureFound, isPublished: boolean): SignatureNotice | undefined
}

/**
 * Records a second officer's answer, once. The officer who agreed is kept with the contact, whether the signature is published
 * then or not. Returns undefined if the link is used or too old. Not inside a transaction.
 */
export async function answerOfficer(
  db: Kysely<Database>,
  answer: OfficerAnswer,
): Promise<{ isPublished: boolean } | 'corrected' | undefined> {
  const { statement, tokenHash, now, intent } = answer
  let isCorrected = false
  const outcome = await confirmPending(
    db,
    { kind: 'second-officer', tokenHash, now },
    {
      lock: (trx) => lockStatement(trx, statement),
      isReady: async (trx) => {
        const found = intent === 'confirm' ? await findAskedSignature(trx, tokenHash, now) : undefined
        isCorrected = found !== undefined && !answer.isSeen(found)
        return !isCorrected
      },
      apply: async ({ signatureId, email, emailKey }, trx) => {
        const found = await findSignature(trx, { id: signatureId })
        if (!found) return undefined
        if (intent === 'refuse') await refuseSignature(trx, found)
        const isAlive = found.status === 'waiting' || found.status === 'standing'
        const isWaiting = intent === 'confirm' && found.status === 'waiting'
        const domain = isWaiting ? await answer.judge(found, email, trx) : undefined
        const isPublished = domain !== undefined
        if (intent === 'confirm' && isAlive)
          await trx
            .updateTable('signaturePerson')
            .set({ officerEmail: email, officerKey: emailKey })
            .$if(isPublished, (query) => query.set({ domainKey: domain ?? null }))
            .where('signatureId', '=', found.row.id)
            .execute()
        if (isPublished)
          await changeSignature(trx, found, { status: 'standing', authority: 'second-officer' })
        if (isPublished || intent === 'refuse') await queueNotice(trx, answer.write(found, isPublished))
        return { isPublished: isPublished || (intent === 'confirm' && found.status === 'standing') }
      },
    },
  )
  if (outcome) await purgeSignatures(db)
  return isCorrected ? 'corrected' : outcome
}

async function findAskedSignature(
  trx: Transaction<Database>,
  tokenHash: string,
  now: string,
): Promise<SignatureFound | undefined> {
  const pending = await findPendingConfirmation(trx, tokenHash, now)
  return pending?.kind === 'second-officer' ? findSignature(trx, { id: pending.signatureId }) : undefined
}
