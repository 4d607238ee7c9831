import type { Kysely } from 'kysely'
import type { KeptFields } from '../../app/domain/statement/signing-form.ts'
import type { Database } from '../schema.ts'
import type { SignaturePersonTable, SignatureTable } from '../statement-schema.ts'
import { readFields } from './signature-rows.ts'

/** A signature as its organiser sees it. */
export interface DeskSignature {
  readonly row: SignatureTable
  readonly person: SignaturePersonTable
  readonly fields: KeptFields | null
  /** whether a second officer has been asked and has not answered */
  readonly officerAsked: boolean
}

/** Those that wait, the oldest first. */
export const listWaiting = (db: Kysely<Database>, statement: string): Promise<DeskSignature[]> =>
  listSignatures(db, statement, (query) => query.where('status', '=', 'waiting'))

/** Those that stand or wait under a name that another one has too, those of one name together. */
export const listSameName = (db: Kysely<Database>, statement: string): Promise<DeskSignature[]> =>
  listSignatures(db, statement, (query) =>
    query
      .where('kind', '=', 'organisation')
      .where('name_key', 'in', (eb) =>
        eb
          .selectFrom('signature_person')
          .innerJoin('signature', 'signature.id', 'signature_person.signature_id')
          .select('name_key')
          .where('signature_person.statement', '=', statement)
          .where('name_key', '<>', '')
          .where('status', 'in', ['standing', 'waiting'])
          .where('kind', '=', 'organisation')
          .groupBy('name_key')
          .having((of) => of.fn.countAll(), '>', 1),
      )
      .where('status', 'in', ['standing', 'waiting']),
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
    const { manage_hash, language, consent, asked_version, ...row } = more
    const person = {
      ...{ signature_id, statement, name_key, domain_key, hidden, contact_name, contact_role, email },
      ...{ email_key, manage_hash, language, consent, asked_version },
    }
    return { row, person, fields: readFields(row, person), officerAsked: officer !== null }
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
    .select(['asked_version', 'signature_officer.id as officer'])
    .where('signature.statement', '=', statement)
    .orderBy('day')
    .orderBy('name_key')
    .orderBy('signature.id')
