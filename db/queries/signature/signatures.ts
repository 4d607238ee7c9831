import type { Kysely, Transaction } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { eraseMessages } from '#db/queries/supporter/erasure.ts'
import { changeSignature, findSignature, type SignatureFound, type SignatureState } from './rows.ts'
import type { SignatureKeys } from './related.ts'
import { purgeSignatures } from './purge.ts'
import { lockStatement } from './revision.ts'

export interface SignatureChange extends Partial<SignatureState> {
  /** with other names or another website */
  readonly keys?: SignatureKeys
}

/**
 * Changes one signature: `decide` sees it as it is now, with the statement locked, and gives what changes; undefined leaves all
 * as it is. What was public a moment ago leaves the files. Gives what was found. Not inside a transaction.
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
 * Takes it back: name, contact, mails that wait and all marks are erased, the number goes down; the link shows that it was withdrawn.
 * `keepsMarks`: by the mark of the mailbox the rest of it is found and erased next.
 */
export const withdrawSignature = (
  db: Kysely<Database>,
  where: { statement: string } & ({ id: string } | { manageHash: string }),
  { keepsMarks = false }: { keepsMarks?: boolean } = {},
): Promise<SignatureFound | undefined> =>
  decideSignature(db, where, async ({ row, status }, trx) => {
    // Refused stays refused, or who was refused a moment ago could sign again as if nothing had been.
    if (status !== 'standing' && status !== 'waiting') return undefined
    await emptyPerson(trx, [row.id])
    if (!keepsMarks) await emptyMarks(trx, row.id, noMarks)
    return { status: 'withdrawn', authority: null, fields: null }
  })

/**
 * Inside a transaction after `lockStatement`: the same, by somebody else. Mailbox and domain stay marked, or the next moment one could
 * sign again from there as if nothing had been.
 */
export async function refuseSignature(trx: Transaction<Database>, found: SignatureFound): Promise<void> {
  await emptyPerson(trx, [found.row.id])
  await emptyMarks(trx, found.row.id, noNames)
  await changeSignature(trx, found, { status: 'refused', authority: null, fields: null })
}

/** Erases what names the contact of these signatures and the mails about them. The marks stay. */
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

const noNames = { nameKey: '', otherKey: null } as const
const noMarks = { ...noNames, domainKey: null, emailKey: '' } as const

const emptyMarks = (trx: Transaction<Database>, id: string, marks: typeof noNames | typeof noMarks) =>
  trx.updateTable('signaturePerson').set(marks).where('signatureId', '=', id).execute()
