import type { Kysely } from 'kysely'
import type { KeptFields } from '../../../app/domain/statement/signing-form.ts'
import type { Database } from '../../schema/database.ts'
import type { SignaturePersonTable, SignatureStatus, SignatureTable } from '../../schema/signature.ts'
import { readFields } from './rows.ts'

/** A signature as its organiser sees it. */
export interface DeskSignature {
  readonly row: SignatureTable
  readonly person: SignaturePersonTable
  readonly fields: KeptFields | null
  /** the e-mail of a second officer who was asked and has not answered */
  readonly officerAsked: string | null
}

/** All of some statuses, the oldest first. */
export const listByStatus = (
  db: Kysely<Database>,
  statement: string,
  statuses: readonly SignatureStatus[],
): Promise<DeskSignature[]> => listSignatures(db, statement, (query) => query.where('status', 'in', statuses))

/** Organisations that stand or wait: whoever looks at one may have to look at others like it. */
export const listOrganisations = (db: Kysely<Database>, statement: string): Promise<DeskSignature[]> =>
  listSignatures(db, statement, (query) =>
    query.where('status', 'in', ['standing', 'waiting']).where('kind', '=', 'organisation'),
  )

/** Listed ones that stand, came from the partner's site and agreed that it may have the contact. */
export const listConsented = (
  db: Kysely<Database>,
  statement: string,
  partner: string,
): Promise<DeskSignature[]> =>
  listSignatures(db, statement, (query) =>
    query
      .where('partner', '=', partner)
      .where('consent', '=', 1)
      .where('status', '=', 'standing')
      .where('visibility', '=', 'listed'),
  )

type Joined = ReturnType<typeof joined>

async function listSignatures(
  db: Kysely<Database>,
  statement: string,
  narrow: (query: Joined) => Joined,
): Promise<DeskSignature[]> {
  const rows = await narrow(joined(db, statement)).execute()
  return rows.map(({ signature_id, name_key, officer, ...both }) => {
    const { domain_key, hidden, contact_name, contact_role, email, email_key, ...more } = both
    const { manage_hash, language, consent, asked_version, other_key, ...rest } = more
    const { officer_email, officer_key, ...row } = rest
    const person = {
      ...{ signature_id, statement, name_key, domain_key, hidden, contact_name, contact_role, email },
      ...{ email_key, manage_hash, language, consent, asked_version, other_key, officer_email, officer_key },
    }
    return { row, person, fields: readFields(row, person), officerAsked: officer }
  })
}

const joined = (db: Kysely<Database>, statement: string) =>
  db
    .selectFrom('signature')
    .innerJoin('signature_person', 'signature_person.signature_id', 'signature.id')
    .leftJoin('signature_officer', 'signature_officer.signature_id', 'signature.id')
    .selectAll('signature')
    .select([
      'signature_person.signature_id',
      'name_key',
      'domain_key',
      'hidden',
      'contact_name',
      'contact_role',
    ])
    .select(['signature_person.email', 'signature_person.email_key', 'manage_hash', 'language', 'consent'])
    .select(['asked_version', 'other_key', 'officer_email', 'officer_key'])
    .select('signature_officer.email as officer')
    .where('signature.statement', '=', statement)
    .orderBy('day')
    .orderBy('name_key')
    .orderBy('signature.id')
