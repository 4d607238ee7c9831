import type { Namesake } from '../../../db/queries/signature-namesakes.ts'
import type { KnownNamesake } from '../../domain/statement/authority.ts'
import { foldName } from '../../domain/statement/name-key.ts'
import type { Deps } from '../deps.server.ts'

// A list that was collected elsewhere is read at the start and does not change while the program runs.
const known = new WeakMap<Deps['rolls'], Map<string, Promise<ReadonlySet<string>>>>()

/** Whether the list that was collected elsewhere has an organisation of this name, as far as a reader can tell names apart. */
export async function isInElsewhere(
  { rolls }: Pick<Deps, 'rolls'>,
  slug: string,
  name: string,
): Promise<boolean> {
  const ofSite = known.get(rolls) ?? new Map<string, Promise<ReadonlySet<string>>>()
  known.set(rolls, ofSite)
  const names = ofSite.get(slug) ?? foldElsewhere(rolls, slug)
  ofSite.set(slug, names)
  return (await names).has(foldName('organisation', name))
}

async function foldElsewhere(rolls: Deps['rolls'], slug: string): Promise<ReadonlySet<string>> {
  const roll = await rolls.of(slug)
  const all = roll.all('organisation', 'hand', 'en').filter(({ day }) => day === undefined)
  return new Set(all.map(({ name }) => foldName('organisation', name)))
}

/** What the rule for authority may know of signatures under the same name. */
export const showNamesakes = (
  namesakes: readonly Namesake[],
  own: { id?: string; emailKey: string; domainKey: string | null },
  isElsewhere: boolean,
): KnownNamesake[] => [
  ...namesakes
    .filter(({ id }) => id !== own.id)
    .map(({ status, visibility, emailKey, domainKey }) => ({
      status,
      visibility,
      isSameHouse:
        (emailKey !== '' && emailKey === own.emailKey) || (domainKey !== null && domainKey === own.domainKey),
    })),
  ...(isElsewhere ? [{ status: 'standing', visibility: 'listed', isSameHouse: false } as const] : []),
]
