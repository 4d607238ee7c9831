import type { Kysely, Transaction } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { eraseMessages } from '#db/queries/supporter/erasure.ts'
import { changeSignature, findSignature, type SignatureFound, type SignatureState } from './rows.ts'
import type { SignatureKeys } from './related.ts'
import { purgeSignatures } from './purge.ts'
import { lockStatement } from './revision.ts'

export interface SignatureChange extends Partial<SignatureState> {
  /** if names or the website change */
  readonly keys?: SignatureKeys
}

/**
 * Changes a signature: `decide` gets its current state, with the statement locked, and returns the change, or undefined for none.
 * Purges replaced data from the database files. Returns the state before the change. Opens a transaction, so must not be called
 * inside one.
 */
export async function decideSignature(
  db: Kysely<Database>,
  where: { statement: string } & ({ id: string } | { manageHash: string }),
  decide: (
    found: SignatureFound,
    trx: Transaction<Database>,
  ) => SignatureChange | undefined | Promise<SignatureChange | undefined>,
): Promise<SignatureFound | undefined> {
  const outcome = await db.transaction().execute(async (trx) => {
    await lockStatement(trx, where.statement)
    const found = await findSignature(trx, where)
    if (!found || found.row.statement !== where.statement) return undefined
    const change = await decide(found, trx)
    if (!change) return found
    const { keys, ...state } = change
    await changeSignature(trx, found, state)
    if (keys)
      await trx
        .updateTable('signaturePerson')
        .set({ nameKey: keys.nameKey, otherKey: keys.otherKey, domainKey: keys.domainKey })
        .where('signatureId', '=', found.row.id)
        .execute()
    return found
  })
  if (outcome) await purgeSignatures(db)
  return outcome
}

/**
 * Withdraws a signature: erases name, contact, queued emails and all keys; the manage link still shows that it was withdrawn.
 * `keepsKeys` keeps the keys, by which the caller finds and erases the rest of the mailbox's data.
 */
export const withdrawSignature = (
  db: Kysely<Database>,
  where: { statement: string } & ({ id: string } | { manageHash: string }),
  { keepsKeys = false }: { keepsKeys?: boolean } = {},
): Promise<SignatureFound | undefined> =>
  decideSignature(db, where, async ({ row, status }, trx) => {
    // A refused signature stays refused, or the refusal would be forgotten when the same signatory signs again.
    if (status !== 'standing' && status !== 'waiting') return undefined
    await emptyPerson(trx, [row.id])
    if (!keepsKeys) await eraseKeys(trx, row.id, emptyKeys)
    return { status: 'withdrawn', authority: null, fields: null }
  })

/**
 * Refuses a signature and erases name and contact. The keys of mailbox and domain stay, so that signing again from there needs
 * review. Call inside a transaction, after `lockStatement`.
 */
export async function refuseSignature(trx: Transaction<Database>, found: SignatureFound): Promise<void> {
  await emptyPerson(trx, [found.row.id])
  await eraseKeys(trx, found.row.id, emptyNameKeys)
  await changeSignature(trx, found, { status: 'refused', authority: null, fields: null })
}

/** Erases the contacts of these signatures and the emails about them. The keys stay. */
export async function emptyPerson(trx: Transaction<Database>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const officers = await trx
    .deleteFrom('pendingConfirmation')
    .where('signatureId', 'in', ids)
    .returning('id')
    .execute()
  await eraseMessages(trx, [...ids, ...officers.map(({ id }) => id)])
  await trx
    .updateTable('signaturePerson')
    .set({
      ...{ hidden: null, contactName: null, contactRole: null, email: null, consent: 0 },
      ...{ officerEmail: null, officerKey: null },
    })
    .where('signatureId', 'in', ids)
    .execute()
}

const emptyNameKeys = { nameKey: '', otherKey: null } as const
const emptyKeys = { ...emptyNameKeys, domainKey: null, emailKey: '' } as const

const eraseKeys = (trx: Transaction<Database>, id: string, keys: typeof emptyNameKeys | typeof emptyKeys) =>
  trx.updateTable('signaturePerson').set(keys).where('signatureId', '=', id).execute()
