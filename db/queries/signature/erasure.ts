import type { ExpressionBuilder, Kysely, Transaction } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { eraseMessages } from '#db/queries/supporter/erasure.ts'
import { changeSignature, findSignature } from './rows.ts'
import { emptyPerson } from './signatures.ts'
import { limitScope } from '#db/queries/confirmation/limits.ts'
import { purgeSignatures } from './purge.ts'
import { lockStatement } from './revision.ts'

/**
 * Erases the personal data of a mailbox's owner in all statements: the signature of a person, the contact of an organisation's
 * published signature, which is not theirs alone, and pending signatures. Returns the number of rows found. Opens a transaction
 * for each statement, so must not be called inside one.
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

interface SignatureRetention {
  readonly statement: string
  /** 'YYYY-MM-DD'; signatures confirmed before it are due */
  readonly beforeDay: string
}

/** Signatures per transaction: others can write in between. */
const batchSize = 500

/**
 * Erases the contacts of signatures confirmed before `beforeDay`, and withdraws those that are still pending. Listed names, all
 * numbers and the manage link stay. Returns how many were erased. Opens transactions, so must not be called inside one.
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
    .deleteFrom('confirmationRequest')
    .where('scope', '=', limitScope('signature', statement))
    .where('day', '<', beforeDay)
    .execute()
  if (erased > 0) await purgeSignatures(db)
  return erased
}

/** Counts what `runSignatureRetention` would erase. */
export async function countSignatureRetention(
  db: Kysely<Database>,
  scope: SignatureRetention,
): Promise<number> {
  const { n } = await dueIn(db, scope)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Lists the statements with stored contacts or keys, even if their folders no longer exist. */
export async function listStatementsWithPeople(db: Kysely<Database>): Promise<string[]> {
  const rows = await people(db)
    .select('signaturePerson.statement')
    .where(hasPersonalData)
    .union(db.selectFrom('pendingConfirmation').select('slug as statement').where('kind', '=', 'signature'))
    .execute()
  return rows.map(({ statement }) => statement).sort()
}

const dueIn = (db: Kysely<Database>, { statement, beforeDay }: SignatureRetention) =>
  people(db)
    .where('signaturePerson.statement', '=', statement)
    .where('day', '<', beforeDay)
    .where(hasPersonalData)

const people = (db: Kysely<Database>) =>
  db.selectFrom('signaturePerson').innerJoin('signature', 'signature.id', 'signaturePerson.signatureId')

/**
 * Selects signatures with something to erase. Keys are emptied last; without them nothing is left, unless somebody makes a name anonymous
 * through the manage link later, which stores it again. The name key of a listed organisation discloses no more than the list.
 */
const hasPersonalData = (eb: ExpressionBuilder<Database, 'signaturePerson' | 'signature'>) =>
  eb.or([
    eb('emailKey', '<>', ''),
    eb('hidden', 'is not', null),
    eb.and([eb('nameKey', '<>', ''), eb.or([eb('kind', '=', 'person'), eb('signature.name', 'is', null)])]),
  ])

async function eraseContact(
  trx: Transaction<Database>,
  id: string,
  personSignature: 'kept' | 'withdrawn' = 'withdrawn',
): Promise<boolean> {
  const found = await findSignature(trx, { id })
  if (!found) return false
  const isOwn = found.row.kind === 'person' && personSignature === 'withdrawn'
  await emptyPerson(trx, [id])
  if (found.status === 'waiting' || (found.status === 'standing' && isOwn))
    await changeSignature(trx, found, { status: 'withdrawn', authority: null, fields: null })
  // The name of a published anonymous signature is erased too: without a contact it has no use.
  // The key of a listed name stays, so that a second signature of that name is still reviewed years later.
  const isNamed = found.row.kind === 'organisation' && found.row.name !== null && found.status === 'standing'
  const keys = { emailKey: '', domainKey: null, ...(isNamed ? {} : { nameKey: '', otherKey: null }) }
  const link = personSignature === 'kept' ? {} : { manageHash: `erased ${id}` }
  await trx
    .updateTable('signaturePerson')
    .set({ ...keys, ...link })
    .where('signatureId', '=', id)
    .execute()
  return true
}

/** Erases a second officer who agreed; the signature stays published. */
async function eraseOfficer(db: Kysely<Database>, emailKey: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('signaturePerson')
    .set({ officerEmail: null, officerKey: null })
    .where('officerKey', '=', emailKey)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Erases unconfirmed requests, to sign and to second officers, with their emails. Returns how many. */
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
