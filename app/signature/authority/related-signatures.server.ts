import type { RelatedSignature } from '#db/queries/signature/related.ts'
import type { SignatureRelation } from './authority.ts'
import { signatoryNameKey } from './signatory-name-key.ts'
import type { ImportedSignatory } from '#app/signature/import/signatories-csv.ts'
import type { SignatoryFields } from '#app/statement/signature-data.ts'
import type { SignatoryKind } from '#app/statement/signatory.ts'
import type { Context } from '#app/context.ts'

// Read at the start, it does not change while the program runs.
const importedNameCache = new WeakMap<readonly ImportedSignatory[], ReadonlySet<string>>()

/** Whether the list that was collected elsewhere has an organisation of one of these names, as far as a reader can tell names apart. */
export function isImportedName(
  { signatories }: Pick<Context, 'signatories'>,
  slug: string,
  { kind, name, otherName }: Pick<SignatoryFields, 'name' | 'otherName'> & { kind: SignatoryKind },
): boolean {
  if (kind === 'person') return false
  const rows = signatories.imported(slug)
  const names = importedNameCache.get(rows) ?? importedNameKeys(rows)
  importedNameCache.set(rows, names)
  return signatoryNameKeys({ name, otherName }).some((one) => names.has(one))
}

const importedNameKeys = (rows: readonly ImportedSignatory[]): ReadonlySet<string> =>
  new Set(rows.filter((row) => row.kind === 'organisation').flatMap(signatoryNameKeys))

/** An organisation's name and its other one, folded. */
export const signatoryNameKeys = ({
  name,
  otherName,
}: {
  name: string
  otherName?: string | null | undefined
}): string[] => [name, ...(otherName ? [otherName] : [])].map((one) => signatoryNameKey('organisation', one))

/** What the rule for authority may know of others; `own` is the signature itself. */
export const toRelatedSignatures = (
  akin: readonly RelatedSignature[],
  own: string,
  isElsewhere: boolean,
): SignatureRelation[] => [
  ...akin.filter(({ id }) => id !== own),
  ...(isElsewhere
    ? [
        {
          ...({ status: 'standing', visibility: 'listed', authority: 'organiser' } as const),
          ...{ sharesName: true, sharesDomain: false, sharesMailbox: false },
        },
      ]
    : []),
]
