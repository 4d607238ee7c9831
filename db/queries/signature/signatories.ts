import type { Kysely } from 'kysely'
import type { Signatory, SignatoryKind } from '#app/statement/signatory.ts'
import type { Database } from '#db/schema/database.ts'
import { sumOf } from '#db/queries/sum.ts'

export { readRevision } from './revision.ts'

/** What changed since a revision. Read the revision first: what changes meanwhile is then read once more, and nothing is missed. */
export interface SignatoryChanges {
  /** standing and listed; new ones and changed ones */
  readonly listed: readonly Signatory[]
  /** the ids of those that changed and are not named (any more) */
  readonly gone: readonly string[]
}

/** The signatures of a statement that changed after `revision`; 0 for all that are named. */
export async function listSignatoriesSince(
  db: Kysely<Database>,
  statement: string,
  revision: number,
): Promise<SignatoryChanges> {
  const rows = await db
    .selectFrom('signature')
    .select(['id', 'kind', 'name', 'otherName', 'title', 'website', 'country', 'version', 'day'])
    .where('statement', '=', statement)
    .where('revision', '>', revision)
    .$if(revision === 0, (query) => query.where('name', 'is not', null))
    .orderBy('revision')
    .execute()
  return {
    listed: rows.flatMap(({ name, otherName, title, website, country, ...row }) =>
      name === null
        ? []
        : [
            {
              ...row,
              name,
              otherName: otherName ?? undefined,
              title: title ?? undefined,
              website: website ?? undefined,
              country: country ?? undefined,
            },
          ],
    ),
    gone: rows.flatMap(({ id, name }) => (name === null ? [id] : [])),
  }
}

/** How many stand of each kind, listed and anonymous. */
export type StandingCounts = Record<SignatoryKind, { listed: number; anonymous: number }>

/** How many stand under each version, from the windows: however many signed, so many rows as there were days. */
export async function countSignatures(
  db: Kysely<Database>,
  statement: string,
): Promise<ReadonlyMap<number, StandingCounts>> {
  const rows = await db
    .selectFrom('signatureCount')
    .select(['version', 'kind', 'visibility', sumOf('n').as('n')])
    .where('statement', '=', statement)
    .groupBy(['version', 'kind', 'visibility'])
    .execute()
  const versions = new Map<number, StandingCounts>()
  for (const { version, kind, visibility, n } of rows) {
    const counts = versions.get(version) ?? {
      organisation: { listed: 0, anonymous: 0 },
      person: { listed: 0, anonymous: 0 },
    }
    counts[kind][visibility] = n
    versions.set(version, counts)
  }
  return versions
}

/** Anonymous organisations that agreed that their region is said, by regional group. */
export async function countRegions(
  db: Kysely<Database>,
  statement: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('signature')
    .select(['region', (eb) => eb.fn.countAll<number>().as('n')])
    .where('statement', '=', statement)
    .where('region', 'is not', null)
    .groupBy('region')
    .execute()
  return new Map(rows.flatMap(({ region, n }) => (region === null ? [] : [[region, n] as const])))
}
