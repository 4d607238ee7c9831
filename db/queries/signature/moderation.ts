import type { Kysely } from 'kysely'
import type { StoredSignatoryFields } from '#app/statement/signature-data.ts'
import type { Database } from '#db/schema/database.ts'
import type { SignaturePersonTable, SignatureStatus, SignatureTable } from '#db/schema/signature.ts'
import { readSignatoryFields } from './rows.ts'

/** A signature with all data that its organiser may see. */
export interface ModeratedSignature {
  readonly row: SignatureTable
  readonly person: SignaturePersonTable
  readonly fields: StoredSignatoryFields | null
  /** the email address of a second officer who has not answered yet */
  readonly officerAsked: string | null
}

/** Lists the signatures with these statuses, oldest first. */
export const listByStatus = (
  db: Kysely<Database>,
  statement: string,
  statuses: readonly SignatureStatus[],
): Promise<ModeratedSignature[]> =>
  listSignatures(db, statement, (query) => query.where('status', 'in', statuses))

/** Lists published and pending organisations, to compare each with the others. */
export const listOrganisations = (db: Kysely<Database>, statement: string): Promise<ModeratedSignature[]> =>
  listSignatures(db, statement, (query) =>
    query.where('status', 'in', ['standing', 'waiting']).where('kind', '=', 'organisation'),
  )

/** Lists the published, listed signatures from a partner's site whose contacts agreed to be passed on to it. */
export const listConsented = (
  db: Kysely<Database>,
  statement: string,
  partner: string,
): Promise<ModeratedSignature[]> =>
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
): Promise<ModeratedSignature[]> {
  const rows = await narrow(joined(db, statement)).execute()
  return rows.map(({ signatureId, nameKey, officer, ...both }) => {
    const { domainKey, hidden, contactName, contactRole, email, emailKey, ...more } = both
    const { manageHash, language, consent, notifiedVersion, otherKey, ...rest } = more
    const { officerEmail, officerKey, ...row } = rest
    const person = {
      ...{ signatureId, statement, nameKey, domainKey, hidden, contactName, contactRole, email },
      ...{ emailKey, manageHash, language, consent, notifiedVersion, otherKey, officerEmail, officerKey },
    }
    return { row, person, fields: readSignatoryFields(row, person), officerAsked: officer }
  })
}

const joined = (db: Kysely<Database>, statement: string) =>
  db
    .selectFrom('signature')
    .innerJoin('signaturePerson', 'signaturePerson.signatureId', 'signature.id')
    .leftJoin(openOfficerRequests(db), 'officerRequest.officerOf', 'signature.id')
    .selectAll('signature')
    .select(['signaturePerson.signatureId', 'nameKey', 'domainKey', 'hidden', 'contactName', 'contactRole'])
    .select(['signaturePerson.email', 'signaturePerson.emailKey', 'manageHash', 'language', 'consent'])
    .select(['notifiedVersion', 'otherKey', 'officerEmail', 'officerKey'])
    .select('officerRequest.officer')
    .where('signature.statement', '=', statement)
    .orderBy('day')
    .orderBy('nameKey')
    .orderBy('signature.id')

const openOfficerRequests = (db: Kysely<Database>) =>
  db
    .selectFrom('pendingConfirmation')
    .select(['signatureId as officerOf', 'email as officer'])
    .where('kind', '=', 'second-officer')
    .as('officerRequest')
