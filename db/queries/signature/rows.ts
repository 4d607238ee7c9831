import type { Transaction } from 'kysely'
import type { StoredSignatoryFields } from '#app/statement/signature-data.ts'
import type { Database } from '#db/schema/database.ts'
import type {
  SignaturePersonTable,
  SignatureStatus,
  SignatureTable,
  SignatureVisibility,
} from '#db/schema/signature.ts'
import { addToCount } from './count.ts'
import { raiseRevision } from './revision.ts'

/** Mutable part of a signature. */
export interface SignatureState {
  readonly status: SignatureStatus
  readonly visibility: SignatureVisibility
  readonly authority: SignatureTable['authority']
  readonly version: number
  /** Null after the name was erased. */
  readonly fields: StoredSignatoryFields | null
}

export interface SignatureFound extends SignatureState {
  readonly row: SignatureTable
  readonly person: SignaturePersonTable
}

type Where = { id: string } | { manageHash: string }

/** Finds a signature with its person; undefined if there is none, or its person was erased. */
export async function findSignature(
  trx: Pick<Transaction<Database>, 'selectFrom'>,
  where: Where,
): Promise<SignatureFound | undefined> {
  const persons = trx.selectFrom('signaturePerson').selectAll()
  const person = await (
    'id' in where
      ? persons.where('signatureId', '=', where.id)
      : persons.where('manageHash', '=', where.manageHash)
  ).executeTakeFirst()
  if (!person) return undefined
  const row = await trx
    .selectFrom('signature')
    .selectAll()
    .where('id', '=', person.signatureId)
    .executeTakeFirstOrThrow()
  const { status, visibility, authority, version } = row
  return { row, person, status, visibility, authority, version, fields: readSignatoryFields(row, person) }
}

/** Splits a state into columns: the fields are in `signature` while they are public, otherwise in `hidden` of the person. */
export function splitState({ status, visibility, authority, version, fields }: SignatureState) {
  const isPublic = status === 'standing' && visibility === 'listed'
  const publicFields = isPublic ? fields : null
  return {
    signature: {
      status,
      visibility,
      authority,
      version,
      name: publicFields?.name ?? null,
      otherName: publicFields?.otherName ?? null,
      title: publicFields?.title ?? null,
      website: publicFields?.website ?? null,
      country: publicFields?.country ?? null,
      region: status === 'standing' && !isPublic ? (fields?.region ?? null) : null,
    },
    hidden: isPublic || fields === null ? null : JSON.stringify(fields),
  }
}

/** Writes a new state, its counts and the revision. Call inside a transaction, after `lockStatement`. */
export async function changeSignature(
  trx: Transaction<Database>,
  found: SignatureFound,
  change: Partial<SignatureState>,
): Promise<void> {
  const { row, person } = found
  const { signature, hidden } = splitState({ ...found, ...change })
  const wasPublic = row.status === 'standing'
  const isPublic = signature.status === 'standing'
  const isMoved =
    wasPublic !== isPublic || row.visibility !== signature.visibility || row.version !== signature.version
  if (isMoved && wasPublic) await addToCount(trx, row, -1)
  if (isMoved && isPublic) await addToCount(trx, { ...row, ...signature }, 1)
  const revision = wasPublic || isPublic ? await raiseRevision(trx, row.statement) : row.revision
  await trx
    .updateTable('signature')
    .set({ ...signature, revision })
    .where('id', '=', row.id)
    .execute()
  await trx
    .updateTable('signaturePerson')
    .set({ hidden })
    .where('signatureId', '=', person.signatureId)
    .execute()
}

/** Reads the fields of a signature, from its columns or from `hidden`; null after erasure. */
export function readSignatoryFields(
  row: SignatureTable,
  { hidden }: Pick<SignaturePersonTable, 'hidden'>,
): StoredSignatoryFields | null {
  if (hidden !== null) return JSON.parse(hidden) as StoredSignatoryFields
  const { name, otherName, title, website, country } = row
  return name === null ? null : { name, otherName, title, website, country, region: null }
}
