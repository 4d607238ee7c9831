import type { Akin } from '../../../db/queries/signature-akin.ts'
import type { KnownSignature } from '../../domain/statement/authority.ts'
import { foldName } from '../../domain/statement/name-key.ts'
import type { SignatoryFields } from '../../domain/statement/signing-form.ts'
import type { SignatoryKind } from '../../domain/statement/signatory.ts'
import type { Deps } from '../deps.server.ts'

// A list that was collected elsewhere is read at the start and does not change while the program runs.
const known = new WeakMap<Deps['rolls'], Map<string, Promise<ReadonlySet<string>>>>()

/** Whether the list that was collected elsewhere has an organisation of one of these names, as far as a reader can tell names apart. */
export async function isInElsewhere(
  { rolls }: Pick<Deps, 'rolls'>,
  slug: string,
  { kind, name, otherName }: Pick<SignatoryFields, 'name' | 'otherName'> & { kind: SignatoryKind },
): Promise<boolean> {
  if (kind === 'person') return false
  const ofSite = known.get(rolls) ?? new Map<string, Promise<ReadonlySet<string>>>()
  known.set(rolls, ofSite)
  const names = ofSite.get(slug) ?? foldElsewhere(rolls, slug)
  ofSite.set(slug, names)
  const folded = await names
  return foldNames({ name, otherName }).some((one) => folded.has(one))
}

async function foldElsewhere(rolls: Deps['rolls'], slug: string): Promise<ReadonlySet<string>> {
  const roll = await rolls.of(slug, { kind: 'organisation', order: 'hand', lang: 'en' })
  const all = roll.all('organisation', 'hand', 'en').filter(({ day }) => day === undefined)
  return new Set(all.flatMap(foldNames))
}

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
