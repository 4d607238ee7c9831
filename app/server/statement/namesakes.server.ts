import type { Akin } from '../../../db/queries/signature-akin.ts'
import type { KnownSignature } from '../../domain/statement/authority.ts'
import { foldName } from '../../domain/statement/name-key.ts'
import type { SignatoryRow } from '../../domain/statement/signatories-csv.ts'
import type { SignatoryFields } from '../../domain/statement/signing-form.ts'
import type { SignatoryKind } from '../../domain/statement/signatory.ts'
import type { Context } from '../../context.ts'

// Read at the start, it does not change while the program runs.
const known = new WeakMap<readonly SignatoryRow[], ReadonlySet<string>>()

/** Whether the list that was collected elsewhere has an organisation of one of these names, as far as a reader can tell names apart. */
export function isInElsewhere(
  { rolls }: Pick<Context, 'rolls'>,
  slug: string,
  { kind, name, otherName }: Pick<SignatoryFields, 'name' | 'otherName'> & { kind: SignatoryKind },
): boolean {
  if (kind === 'person') return false
  const rows = rolls.elsewhere(slug)
  const names = known.get(rows) ?? foldOrganisations(rows)
  known.set(rows, names)
  return foldNames({ name, otherName }).some((one) => names.has(one))
}

const foldOrganisations = (rows: readonly SignatoryRow[]): ReadonlySet<string> =>
  new Set(rows.filter((row) => row.kind === 'organisation').flatMap(foldNames))

/** An organisation's name and its other one, folded. */
export const foldNames = ({
  name,
  otherName,
}: {
  name: string
  otherName?: string | null | undefined
}): string[] => [name, ...(otherName ? [otherName] : [])].map((one) => foldName('organisation', one))

/** What the rule for authority may know of others; `own` is the signature itself. */
export const showKnown = (akin: readonly Akin[], own: string, isElsewhere: boolean): KnownSignature[] => [
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
