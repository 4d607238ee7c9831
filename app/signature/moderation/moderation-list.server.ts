import { listByStatus, listOrganisations, type ModeratedSignature } from '#db/queries/signature/moderation.ts'
import { signatureStatuses, type SignatureStatus } from '#db/schema/signature.ts'
import { importedNameKeys, signatoryNameKeys } from '#app/signature/authority/related-signatures.server.ts'
import { findSharedDomain } from '#app/signature/authority/shared-domain.ts'
import type { ImportedSignatory } from '#app/signature/import/signatories-csv.ts'
import { formatReference } from '#app/signature/signature-fingerprint.server.ts'
import type { Statement } from '#app/statement/statement.ts'
import type { AdminContext } from '#app/mail/admin/admin-context.server.ts'

/** Why a signature is pending, or what an organiser should know about a published one. */
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
  /** id and fingerprint of the displayed fields: approval fails once they have changed */
  reference: string
  reasons: ReviewReason[]
  /** references of other published or pending organisations that share a name, the domain or the mailbox */
  sameName: string[]
  sameDomain: string[]
  sameMailbox: string[]
}

/** Lists the pending signatures, and the published ones that share a name, domain or mailbox with another. */
export async function listForReview(
  { db, secret }: AdminContext,
  { slug }: Statement,
  imported: readonly ImportedSignatory[],
): Promise<{ pending: ModerationEntry[]; related: ModerationEntry[] }> {
  const all = await listOrganisations(db, slug)
  const entries = all.map(createEntryBuilder(secret, all, imported))
  return {
    pending: entries.filter(({ row }) => row.status === 'waiting'),
    related: entries.filter(
      ({ row, sameName, sameDomain, sameMailbox }) =>
        row.status === 'standing' && sameName.length + sameDomain.length + sameMailbox.length > 0,
    ),
  }
}

/** Lists all signatures with these statuses, persons too. */
export async function listForModeration(
  { db, secret }: AdminContext,
  { slug }: Statement,
  imported: readonly ImportedSignatory[],
  statuses: readonly SignatureStatus[],
): Promise<ModerationEntry[]> {
  const buildEntry = createEntryBuilder(secret, await listOrganisations(db, slug), imported)
  return (await listByStatus(db, slug, statuses)).map(buildEntry)
}

function createEntryBuilder(
  secret: string,
  organisations: readonly ModeratedSignature[],
  imported: readonly ImportedSignatory[],
) {
  const referenceOf = ({ row, fields }: ModeratedSignature) => formatReference(secret, row.id, fields)
  const references = new Map(organisations.map((signature) => [signature.row.id, referenceOf(signature)]))
  const importedNames = importedNameKeys(imported)
  const finderFor = (keysOf: KeysOf) => {
    const idsByKey = groupByKey(organisations, keysOf)
    return (signature: ModeratedSignature): string[] => {
      if (signature.row.kind !== 'organisation') return []
      const ids = new Set(keysOf(signature).flatMap((key) => idsByKey.get(key) ?? []))
      ids.delete(signature.row.id)
      return [...ids].flatMap((id) => references.get(id) ?? [])
    }
  }
  const findSameName = finderFor(nameKeysOf)
  const findSameDomain = finderFor(domainKeysOf)
  const findSameMailbox = finderFor(mailboxKeysOf)

  return (signature: ModeratedSignature): ModerationEntry => {
    const { row, person, fields, officerAsked } = signature
    const isOrganisation = row.kind === 'organisation'
    const sameName = findSameName(signature)
    const sameDomain = findSameDomain(signature)
    const sameMailbox = findSameMailbox(signature)
    const sharesDomain = findSharedDomain(person.email ?? '', fields?.website ?? null) !== undefined
    const isImported =
      isOrganisation && fields !== null && signatoryNameKeys(fields).some((key) => importedNames.has(key))
    const reasons: [ReviewReason, boolean][] = [
      // The evidence for a published signature is in `authority`.
      ['no-shared-domain', isOrganisation && row.status === 'waiting' && !sharesDomain],
      ['same-name', sameName.length > 0],
      ['same-name-elsewhere', isImported],
      ['same-domain', sameDomain.length > 0],
      ['same-mailbox', sameMailbox.length > 0],
      ['officer-asked', officerAsked !== null],
      ['officer-agreed', person.officerEmail !== null],
    ]
    return {
      ...signature,
      reference: referenceOf(signature),
      ...{ sameName, sameDomain, sameMailbox },
      reasons: reasons.flatMap(([reason, applies]) => (applies ? [reason] : [])),
    }
  }
}

type KeysOf = (signature: ModeratedSignature) => string[]

const isKey = (key: string | null): key is string => key !== null && key !== ''
const nameKeysOf: KeysOf = ({ person }) => [person.nameKey, person.otherKey].filter(isKey)
const domainKeysOf: KeysOf = ({ person }) => [person.domainKey].filter(isKey)
const mailboxKeysOf: KeysOf = ({ person }) => [person.emailKey].filter(isKey)

function groupByKey(
  signatures: readonly ModeratedSignature[],
  keysOf: KeysOf,
): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const signature of signatures)
    for (const key of keysOf(signature)) groups.set(key, [...(groups.get(key) ?? []), signature.row.id])
  return groups
}
