import { listByStatus, listOrganisations, type ModeratedSignature } from '#db/queries/signature/moderation.ts'
import { signatureStatuses, type SignatureStatus } from '#db/schema/signature.ts'
import { findSharedDomain } from '#app/signature/authority/shared-domain.ts'
import type { ImportedSignatory } from '#app/signature/import/signatories-csv.ts'
import type { Statement } from '#app/statement/statement.ts'
import type { AdminContext } from '#app/mail/admin/admin-context.server.ts'
import { signatoryNameKeys } from '#app/signature/authority/related-signatures.server.ts'
import { formatReference } from '#app/signature/signature-fingerprint.server.ts'

/** Why a signature waits, or what an organiser should know of one that stands. */
export type ReviewReason =
  | 'no-shared-domain'
  | 'same-name'
  | 'same-name-elsewhere'
  | 'same-domain'
  | 'same-mailbox'
  | 'officer-asked'
  | 'officer-agreed'

export const moderationStatuses = signatureStatuses

export interface ModerationEntry extends ModeratedSignature {
  /** names it as it was shown: it is approved only while its mark holds */
  reference: string
  reasons: ReviewReason[]
  /** the references of others that stand or wait: with one of the same names, by the same domain, from the same mailbox */
  namesakes: string[]
  housemates: string[]
  mailbox: string[]
}

/** Those that wait, and those that stand and have something in common with another one. */
export async function listForReview(
  { db, secret }: AdminContext,
  { slug }: Statement,
  elsewhere: readonly ImportedSignatory[],
): Promise<{ waiting: ModerationEntry[]; alike: ModerationEntry[] }> {
  const all = await listOrganisations(db, slug)
  const look = createEntryBuilder(secret, all, elsewhere)
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
export async function listForModeration(
  { db, secret }: AdminContext,
  { slug }: Statement,
  elsewhere: readonly ImportedSignatory[],
  statuses: readonly SignatureStatus[],
): Promise<ModerationEntry[]> {
  const look = createEntryBuilder(secret, await listOrganisations(db, slug), elsewhere)
  return (await listByStatus(db, slug, statuses)).map(look)
}

function createEntryBuilder(
  secret: string,
  all: readonly ModeratedSignature[],
  elsewhere: readonly ImportedSignatory[],
) {
  const refer = ({ row, fields }: ModeratedSignature) => formatReference(secret, row.id, fields)
  const references = new Map(all.map((one) => [one.row.id, refer(one)]))
  const names = new Set(elsewhere.filter(({ kind }) => kind === 'organisation').flatMap(signatoryNameKeys))
  const [byName, byDomain, byMailbox] = [nameKeysOf, domainKeysOf, mailboxKeysOf].map((keys) =>
    groupByKey(all, keys),
  )
  return (one: ModeratedSignature): ModerationEntry => {
    const { row, person, fields, officerAsked } = one
    const isOrganisation = row.kind === 'organisation'
    const others = (groups: Groups | undefined, keys: KeysOf) =>
      isOrganisation
        ? [...new Set(keys(one).flatMap((key) => groups?.get(key) ?? []))].flatMap((id) =>
            id === row.id ? [] : (references.get(id) ?? []),
          )
        : []
    const namesakes = others(byName, nameKeysOf)
    const housemates = others(byDomain, domainKeysOf)
    const mailbox = others(byMailbox, mailboxKeysOf)
    const isShared = findSharedDomain(person.email ?? '', fields?.website ?? null) !== undefined
    const isElsewhere =
      isOrganisation && fields !== null && signatoryNameKeys(fields).some((name) => names.has(name))
    const reasons: [ReviewReason, boolean][] = [
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
const nameKeysOf: KeysOf = ({ person }) => [person.nameKey, person.otherKey].filter(isKey)
const domainKeysOf: KeysOf = ({ person }) => [person.domainKey].filter(isKey)
const mailboxKeysOf: KeysOf = ({ person }) => [person.emailKey].filter(isKey)

function groupByKey(all: readonly ModeratedSignature[], keys: KeysOf): Groups {
  const groups = new Map<string, string[]>()
  for (const one of all)
    for (const key of keys(one)) groups.set(key, [...(groups.get(key) ?? []), one.row.id])
  return groups
}
