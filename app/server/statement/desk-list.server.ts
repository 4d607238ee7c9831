import {
  listByStatus,
  listOrganisations,
  type ModeratedSignature,
} from '../../../db/queries/signature/moderation.ts'
import { signatureStatuses, type SignatureStatus } from '../../../db/schema/signature.ts'
import { findSharedDomain } from '../../domain/statement/shared-domain.ts'
import type { SignatoryRow } from '../../domain/statement/signatories-csv.ts'
import type { Statement } from '../../domain/statement/statement.ts'
import type { Desk } from '../mail/desk.server.ts'
import { foldNames } from './namesakes.server.ts'
import { showReference } from './signature-mark.server.ts'

/** Why a signature waits, or what an organiser should know of one that stands. */
export type DeskReason =
  | 'no-shared-domain'
  | 'same-name'
  | 'same-name-elsewhere'
  | 'same-domain'
  | 'same-mailbox'
  | 'officer-asked'
  | 'officer-agreed'

export const deskStatuses = signatureStatuses

export interface DeskEntry extends ModeratedSignature {
  /** names it as it was shown: it is approved only while its mark holds */
  reference: string
  reasons: DeskReason[]
  /** the references of others that stand or wait: with one of the same names, by the same domain, from the same mailbox */
  namesakes: string[]
  housemates: string[]
  mailbox: string[]
}

/** Those that wait, and those that stand and have something in common with another one. */
export async function listForOrganiser(
  { db, secret }: Desk,
  { slug }: Statement,
  elsewhere: readonly SignatoryRow[],
): Promise<{ waiting: DeskEntry[]; alike: DeskEntry[] }> {
  const all = await listOrganisations(db, slug)
  const look = createLook(secret, all, elsewhere)
  const entries = all.map(look)
  return {
    waiting: entries.filter(({ row }) => row.status === 'waiting'),
    alike: entries.filter(
      ({ row, namesakes, housemates, mailbox }) =>
        row.status === 'standing' && namesakes.length + housemates.length + mailbox.length > 0,
    ),
  }
}

/** All of these statuses with their signs of authority, persons too. */
export async function listAtDesk(
  { db, secret }: Desk,
  { slug }: Statement,
  elsewhere: readonly SignatoryRow[],
  statuses: readonly SignatureStatus[],
): Promise<DeskEntry[]> {
  const look = createLook(secret, await listOrganisations(db, slug), elsewhere)
  return (await listByStatus(db, slug, statuses)).map(look)
}

function createLook(secret: string, all: readonly ModeratedSignature[], elsewhere: readonly SignatoryRow[]) {
  const refer = ({ row, fields }: ModeratedSignature) => showReference(secret, row.id, fields)
  const references = new Map(all.map((one) => [one.row.id, refer(one)]))
  const names = new Set(elsewhere.filter(({ kind }) => kind === 'organisation').flatMap(foldNames))
  const [byName, byDomain, byMailbox] = [namesOf, domainOf, mailboxOf].map((keys) => group(all, keys))
  return (one: ModeratedSignature): DeskEntry => {
    const { row, person, fields, officerAsked } = one
    const isOrganisation = row.kind === 'organisation'
    const others = (groups: Groups | undefined, keys: KeysOf) =>
      isOrganisation
        ? [...new Set(keys(one).flatMap((key) => groups?.get(key) ?? []))].flatMap((id) =>
            id === row.id ? [] : (references.get(id) ?? []),
          )
        : []
    const namesakes = others(byName, namesOf)
    const housemates = others(byDomain, domainOf)
    const mailbox = others(byMailbox, mailboxOf)
    const isShared = findSharedDomain(person.email ?? '', fields?.website ?? null) !== undefined
    const isElsewhere = isOrganisation && fields !== null && foldNames(fields).some((name) => names.has(name))
    const reasons: [DeskReason, boolean][] = [
      // Of one that stands `authority` says what speaks for it.
      ['no-shared-domain', isOrganisation && row.status === 'waiting' && !isShared],
      ['same-name', namesakes.length > 0],
      ['same-name-elsewhere', isElsewhere],
      ['same-domain', housemates.length > 0],
      ['same-mailbox', mailbox.length > 0],
      ['officer-asked', officerAsked !== null],
      ['officer-agreed', person.officerEmail !== null],
    ]
    return {
      ...one,
      reference: refer(one),
      ...{ namesakes, housemates, mailbox },
      reasons: reasons.flatMap(([reason, holds]) => (holds ? [reason] : [])),
    }
  }
}

type KeysOf = (one: ModeratedSignature) => string[]
type Groups = ReadonlyMap<string, string[]>

const isKey = (key: string | null): key is string => key !== null && key !== ''
const namesOf: KeysOf = ({ person }) => [person.nameKey, person.otherKey].filter(isKey)
const domainOf: KeysOf = ({ person }) => [person.domainKey].filter(isKey)
const mailboxOf: KeysOf = ({ person }) => [person.emailKey].filter(isKey)

function group(all: readonly ModeratedSignature[], keys: KeysOf): Groups {
  const groups = new Map<string, string[]>()
  for (const one of all)
    for (const key of keys(one)) groups.set(key, [...(groups.get(key) ?? []), one.row.id])
  return groups
}
