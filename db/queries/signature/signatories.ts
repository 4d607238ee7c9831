import type { Kysely } from 'kysely'
import type { Signatory, SignatoryKind } from '#app/statement/signatory.ts'
import type { Database } from '#db/schema/database.ts'
import { sumOf } from '#db/queries/sum.ts'

export { readRevision } from './revision.ts'

/** Changes since a revision. Read the revision first: a change in between is then read twice, and none is missed. */
interface SignatoryChanges {
  /** new and changed ones that are published and listed */
  readonly listed: readonly Signatory[]
  /** ids of changed ones that are not listed, or not any more */
  readonly gone: readonly string[]
}

/** Lists the signatures of a statement that changed after `revision`; with 0, all listed ones. */
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

/** The numbers of published signatures by kind, listed and anonymous. */
export type StandingCounts = Record<SignatoryKind, { listed: number; anonymous: number }>

/** Counts the published signatures of each version from the counts by day, so that the cost depends on days, not on signatures. */
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

/** Counts the anonymous organisations that agreed to show their region, by regional group. */
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
