import type { RelatedSignature } from '#db/queries/signature/related.ts'
import type { SignatureRelation } from './authority.ts'
import { signatoryNameKey } from '#app/signature/identity/signatory-name-key.ts'
import type { ImportedSignatory } from '#app/signature/import/signatories-csv.ts'
import type { SignatoryStore } from '#app/signature/signatories/signatory-store.server.ts'
import type { SignatoryFields } from '#app/statement/signature-data.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'

// Imported signatories are read at the start and do not change while the program runs.
const importedNameCache = new WeakMap<readonly ImportedSignatory[], ReadonlySet<string>>()

/** Whether an organisation of one of these names, as readers compare names, is among the imported signatories. */
export function isImportedName(
  { signatories }: { signatories: Pick<SignatoryStore, 'imported'> },
  slug: string,
  { kind, name, otherName }: Pick<SignatoryFields, 'name' | 'otherName'> & { kind: SignatoryKind },
): boolean {
  if (kind === 'person') return false
  const rows = signatories.imported(slug)
  const names = importedNameCache.get(rows) ?? importedNameKeys(rows)
  importedNameCache.set(rows, names)
  return signatoryNameKeys({ name, otherName }).some((key) => names.has(key))
}

/** The keys of all names of the organisations among imported signatories. */
export const importedNameKeys = (rows: readonly ImportedSignatory[]): ReadonlySet<string> =>
  new Set(rows.filter((row) => row.kind === 'organisation').flatMap(signatoryNameKeys))

/** The keys of an organisation's name and of its other name. */
export const signatoryNameKeys = ({
  name,
  otherName,
}: {
  name: string
  otherName?: string | null | undefined
}): string[] => [name, ...(otherName ? [otherName] : [])].map((one) => signatoryNameKey('organisation', one))

/** The input of `decideAuthority`: related signatures without `ownId`, and the imported one of the same name, if there is one. */
export const toRelatedSignatures = (
  related: readonly RelatedSignature[],
  ownId: string,
  isImported: boolean,
): SignatureRelation[] => [
  ...related.filter(({ id }) => id !== ownId),
  ...(isImported ? [importedRelation] : []),
]

const importedRelation: SignatureRelation = {
  status: 'standing',
  visibility: 'listed',
  authority: 'organiser',
  sharesName: true,
  sharesDomain: false,
  sharesMailbox: false,
}
