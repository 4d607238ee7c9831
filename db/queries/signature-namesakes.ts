import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'
import type { SignatureStatus, SignatureVisibility } from '../statement-schema.ts'

/** A signature under the same name; for the plan and for the organiser, never for an answer. */
export interface Namesake {
  readonly id: string
  readonly status: SignatureStatus
  readonly visibility: SignatureVisibility
  readonly domainKey: string | null
  readonly emailKey: string
}

/** Those of a statement under the same name (a keyed hash), withdrawn ones left out. */
export async function listNamesakes(
  db: Pick<Kysely<Database>, 'selectFrom'>,
  statement: string,
  nameKey: string,
): Promise<Namesake[]> {
  const persons = await db
    .selectFrom('signature_person')
    .select(['signature_id', 'domain_key', 'email_key'])
    .where('statement', '=', statement)
    .where('name_key', '=', nameKey)
    .execute()
  if (persons.length === 0) return []
  const rows = await db
    .selectFrom('signature')
    .select(['id', 'status', 'visibility'])
    .where(
      'id',
      'in',
      persons.map(({ signature_id: id }) => id),
    )
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return persons.flatMap(({ signature_id: id, domain_key: domainKey, email_key: emailKey }) => {
    const row = byId.get(id)
    return row && row.status !== 'withdrawn' ? [{ ...row, domainKey, emailKey }] : []
  })
}
