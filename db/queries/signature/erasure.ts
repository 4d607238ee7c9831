import type { ExpressionBuilder, Kysely, Transaction } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { eraseMessages } from '#db/queries/supporter/erasure.ts'
import { changeSignature, findSignature } from './rows.ts'
import { emptyPerson } from './signatures.ts'
import { limitScope } from '#db/queries/confirmation/limits.ts'
import { purgeSignatures } from './purge.ts'
import { lockStatement } from './revision.ts'

/**
 * Erases what names the owner of a mailbox, in every statement. A person's signature goes with its name. An organisation's that
 * stands stays, for it is not theirs alone: only its contact goes. What waits goes. Returns how many rows were found. Not inside
 * a transaction, since it takes one for each statement.
 */
export async function eraseSignaturesByKey(db: Kysely<Database>, emailKey: string): Promise<number> {
  let found = (await erasePending(db, emailKey)) + (await eraseOfficer(db, emailKey))
  const rows = await db
    .selectFrom('signaturePerson')
    .select(['signatureId', 'statement'])
    .where('emailKey', '=', emailKey)
    .execute()
  for (const { signatureId: id, statement } of rows)
    found += await db.transaction().execute(async (trx) => {
      await lockStatement(trx, statement)
      return (await eraseContact(trx, id)) ? 1 : 0
    })
  if (found > 0) await purgeSignatures(db)
  return found
}

export interface SignatureRetention {
  readonly statement: string
  /** confirmed before it, 'YYYY-MM-DD'; not included */
  readonly beforeDay: string
}

/** So many people at a time: others get to write in between. */
const batchSize = 500

/**
 * Erases the contacts of signatures confirmed before `beforeDay`, and what still waits. Names that are listed and all numbers
 * stay, and so does the link by which a signature can be taken back. Returns how many. Not inside a transaction.
 */
export async function runSignatureRetention(
  db: Kysely<Database>,
  { statement, beforeDay }: SignatureRetention,
): Promise<number> {
  let erased = 0
  let last = ''
  for (let batch = batchSize; batch === batchSize; erased += batch)
    batch = await db.transaction().execute(async (trx) => {
      await lockStatement(trx, statement)
      const due = await dueIn(trx, { statement, beforeDay })
        .select('signatureId')
        .where('signatureId', '>', last)
        .orderBy('signatureId')
        .limit(batchSize)
        .execute()
      last = due.at(-1)?.signatureId ?? last
      for (const { signatureId: id } of due) await eraseContact(trx, id, 'kept')
      return due.length
    })
  await db
    .deleteFrom('mailAsked')
    .where('scope', '=', limitScope('signature', statement))
    .where('day', '<', beforeDay)
    .execute()
  if (erased > 0) await purgeSignatures(db)
  return erased
}

/** How many `runSignatureRetention` would erase. */
export async function countSignatureRetention(
  db: Kysely<Database>,
  scope: SignatureRetention,
): Promise<number> {
  const { n } = await dueIn(db, scope)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** The statements of which a contact or a mark is stored, whether their folders are still there or not. */
export async function listStatementsWithPeople(db: Kysely<Database>): Promise<string[]> {
  const rows = await people(db)
    .select('signaturePerson.statement')
    .where(isMarked)
    .union(db.selectFrom('pendingConfirmation').select('slug as statement').where('kind', '=', 'signature'))
    .execute()
  return rows.map(({ statement }) => statement).sort()
}

const dueIn = (db: Kysely<Database>, { statement, beforeDay }: SignatureRetention) =>
  people(db).where('signaturePerson.statement', '=', statement).where('day', '<', beforeDay).where(isMarked)

const people = (db: Kysely<Database>) =>
  db.selectFrom('signaturePerson').innerJoin('signature', 'signature.id', 'signaturePerson.signatureId')

/**
 * The marks of a person are emptied last: without any, nothing is left of it; but whoever has the link may make a name anonymous after
 * that, and then it stands here again. The mark of an organisation's name in the list tells nothing that the list does not.
 */
const isMarked = (eb: ExpressionBuilder<Database, 'signaturePerson' | 'signature'>) =>
  eb.or([
    eb('emailKey', '<>', ''),
    eb('hidden', 'is not', null),
    eb.and([eb('nameKey', '<>', ''), eb.or([eb('kind', '=', 'person'), eb('signature.name', 'is', null)])]),
  ])

async function eraseContact(
  trx: Transaction<Database>,
  id: string,
  personal: 'kept' | 'withdrawn' = 'withdrawn',
): Promise<boolean> {
  const found = await findSignature(trx, { id })
  if (!found) return false
  const isTheirs = found.row.kind === 'person' && personal === 'withdrawn'
  await emptyPerson(trx, [id])
  if (found.status === 'waiting' || (found.status === 'standing' && isTheirs))
    await changeSignature(trx, found, { status: 'withdrawn', authority: null, fields: null })
  // Of an anonymous one that stands the name goes too: with nobody to ask, it serves nothing.
  // Under a name that stays in the list a second one has to wait for the organiser, also years later.
  const isNamed = found.row.kind === 'organisation' && found.row.name !== null && found.status === 'standing'
  const marks = { emailKey: '', domainKey: null, ...(isNamed ? {} : { nameKey: '', otherKey: null }) }
  const link = personal === 'kept' ? {} : { manageHash: `erased ${id}` }
  await trx
    .updateTable('signaturePerson')
    .set({ ...marks, ...link })
    .where('signatureId', '=', id)
    .execute()
  return true
}

/** A second officer who agreed: the signature stays, as an organisation's does without its contact. */
async function eraseOfficer(db: Kysely<Database>, emailKey: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('signaturePerson')
    .set({ officerEmail: null, officerKey: null })
    .where('officerKey', '=', emailKey)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Requests that were not confirmed, to sign and to second officers. */
async function erasePending(db: Kysely<Database>, emailKey: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .deleteFrom('pendingConfirmation')
      .where('emailKey', '=', emailKey)
      .where('kind', 'in', ['signature', 'second-officer'])
      .returning('id')
      .execute()
    await eraseMessages(
      trx,
      rows.map(({ id }) => id),
    )
    return rows.length
  })
}
