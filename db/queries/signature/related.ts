import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import type { SignatureAuthority, SignatureStatus, SignatureVisibility } from '#db/schema/signature.ts'

/** Keyed hashes of both names and of the domain that gives authority; they disclose no name. */
export interface SignatureKeys {
  readonly nameKey: string
  readonly otherKey: string | null
  readonly domainKey: string | null
}

/** An organisation's signature with the same name, domain or mailbox. For decisions only, never for a response. */
export interface RelatedSignature {
  readonly id: string
  readonly status: SignatureStatus
  readonly visibility: SignatureVisibility
  readonly authority: SignatureAuthority | null
  readonly sharesName: boolean
  readonly sharesDomain: boolean
  readonly sharesMailbox: boolean
}

export const listNameKeys = ({ nameKey, otherKey }: SignatureKeys): string[] =>
  [nameKey, otherKey].filter((key) => key !== null && key !== '') as string[]

const batchSize = 500

/** Lists the signatures of a statement that share one of these keys. An empty key matches none. */
export async function listRelated(
  db: Pick<Kysely<Database>, 'selectFrom'>,
  statement: string,
  { emailKey, ...keys }: SignatureKeys & { emailKey: string },
): Promise<RelatedSignature[]> {
  const names = listNameKeys(keys)
  const persons = db.selectFrom('signaturePerson').select('signatureId').where('statement', '=', statement)
  // One query for each index: for a single one, a planner without statistics scans the whole table.
  const ids = async (query: typeof persons) => (await query.execute()).map(({ signatureId: id }) => id)
  const named = names.length === 0 ? [] : await ids(persons.where('nameKey', 'in', names))
  const other = names.length === 0 ? [] : await ids(persons.where('otherKey', 'in', names))
  const domain = keys.domainKey === null ? [] : await ids(persons.where('domainKey', '=', keys.domainKey))
  const mailbox = emailKey === '' ? [] : await ids(persons.where('emailKey', '=', emailKey))
  const all = [...new Set([...named, ...other, ...domain, ...mailbox])]
  const found: RelatedSignature[] = []
  for (let from = 0; from < all.length; from += batchSize) {
    const rows = await db
      .selectFrom('signature')
      .select(['id', 'status', 'visibility', 'authority'])
      .where('id', 'in', all.slice(from, from + batchSize))
      .where('kind', '=', 'organisation')
      .execute()
    for (const row of rows)
      found.push({
        ...row,
        sharesName: named.includes(row.id) || other.includes(row.id),
        sharesDomain: domain.includes(row.id),
        sharesMailbox: mailbox.includes(row.id),
      })
  }
  return found
}
