import type { Kysely } from 'kysely'
import PQueue from 'p-queue'
import {
  countRegions,
  countSignatures,
  listSignatoriesSince,
  type StandingCounts,
} from '#db/queries/signature/signatories.ts'
import { readRevision } from '#db/queries/signature/revision.ts'
import type { Database } from '#db/schema/database.ts'
import type { State } from '#app/reference/state.ts'
import { regionalGroupOf } from '#app/reference/signatory-region.ts'
import {
  shortHash,
  toSignatories,
  formatSignatoriesCsv,
  type ImportedSignatory,
} from '#app/signature/import/signatories-csv.ts'
import type { Signatory } from '#app/statement/signatory.ts'
import type { Statement } from '#app/statement/statement.ts'
import type { CountByKind } from './count-signatories.ts'
import type { TotalDifferences } from './displayed-counts.ts'
import { compareTotals } from './imported-totals.ts'
import type { Signatories } from './signatories.ts'
import {
  createSignatoriesInSteps,
  createListUsage,
  type ListRequest,
} from './sorting/sort-signatories.server.ts'

export interface SignatoryStore {
  /**
   * Returns the current signatories: everything that was committed before the call is included. Lists that will be displayed
   * should be named in `lists`, so that they are sorted without blocking the event loop. Throws for an unknown statement.
   */
  of(slug: string, ...lists: ListRequest[]): Promise<Signatories>
  /** the differences between the totals that the source of imported signatories states and its list */
  differences(slug: string): TotalDifferences | undefined
  /** the imported signatories: read at the start, the same while the program runs */
  imported(slug: string): readonly ImportedSignatory[]
}

type StoredStatement = Pick<Statement, 'slug' | 'signatories' | 'elsewhere'>

export interface SignatoryStoreDeps {
  db: Kysely<Database>
  statements: ReadonlyMap<string, StoredStatement>
  importedRows(slug: string): readonly ImportedSignatory[]
  states: ReadonlyMap<string, Pick<State, 'group'>>
  now(): Date
}

interface CachedSignatories {
  revision: number
  signatories: Signatories
}

/** Creates the signatories of this process; of each statement only what changed since the last call is read from the database. */
export function createSignatoryStore({
  db,
  statements,
  importedRows,
  states,
  now,
}: SignatoryStoreDeps): SignatoryStore {
  const stored = new Map([...statements].map(([slug, statement]) => [slug, openStatement(statement)]))
  const differences = new Map(
    [...statements.values()].map(({ slug, elsewhere }) => [
      slug,
      compareTotals(elsewhere, importedRows(slug)),
    ]),
  )

  function openStatement(statement: StoredStatement) {
    const { slug } = statement
    const queue = new PQueue({ concurrency: 1 })
    const usage = createListUsage(now)
    const version = statement.elsewhere?.version ?? 1
    const imported = toSignatories(importedRows(slug)).map((signatory) => ({ ...signatory, version }))
    // Part of the revision: processes with different imports must not exchange documents.
    const importHash = shortHash(formatSignatoriesCsv(importedRows(slug)))
    const isPublic = ({ kind }: Signatory) =>
      kind === 'organisation' || statement.signatories.persons === 'listed'
    let cached: CachedSignatories | undefined

    async function refresh(revision: number): Promise<CachedSignatories> {
      if (cached) usage.dropUnused(cached.signatories)
      if (cached && cached.revision >= revision) return cached
      const [changes, counts, anonymousRegions] = await Promise.all([
        listSignatoriesSince(db, slug, cached?.revision ?? 0),
        countSignatures(db, slug),
        countRegions(db, slug),
      ])
      const anonymous = countAnonymous(statement, counts, imported)
      const numbers = { revision: `${importHash}-${revision}`, anonymous, anonymousRegions }
      const listed = changes.listed.filter(isPublic)
      const signatories = cached
        ? cached.signatories.withChange({ gone: changes.gone, listed, ...numbers })
        : await createSignatoriesInSteps([...imported.filter(isPublic), ...listed], numbers, (country) =>
            regionalGroupOf(states, country),
          )
      cached = { revision, signatories }
      return cached
    }

    return async (...lists: ListRequest[]): Promise<Signatories> => {
      const revision = await readRevision(db, slug)
      if (cached && cached.revision >= revision && usage.areSorted(cached.signatories, lists))
        return cached.signatories
      // One after the other: the second call uses what the first has read, unless there is a newer revision. Sorting is in the
      // same queue, since signatories that change meanwhile would have to be sorted again.
      return queue.add(async () => {
        const { signatories } = await refresh(revision)
        await usage.sort(signatories, lists)
        return signatories
      })
    }
  }

  return {
    differences: (slug) => differences.get(slug),
    imported: importedRows,
    async of(slug, ...lists) {
      const read = stored.get(slug)
      if (!read) throw new Error(`there is no statement ${slug}`)
      return read(...lists)
    },
  }
}

/** The anonymous signatories by version: those who signed here, and the imported ones. Persons that are only counted are anonymous. */
function countAnonymous(
  { signatories, elsewhere }: StoredStatement,
  counts: ReadonlyMap<number, StandingCounts>,
  imported: readonly Signatory[],
): ReadonlyMap<number, CountByKind> {
  const hidesPersons = signatories.persons !== 'listed'
  const anonymous = new Map<number, CountByKind>(
    [...counts].map(([version, { organisation, person }]) => [
      version,
      {
        organisation: organisation.anonymous,
        person: person.anonymous + (hidesPersons ? person.listed : 0),
      },
    ]),
  )
  const importedVersion = elsewhere?.version ?? 1
  const sameVersion = anonymous.get(importedVersion) ?? { organisation: 0, person: 0 }
  const hidden = hidesPersons ? imported.filter(({ kind }) => kind === 'person').length : 0
  return anonymous.set(importedVersion, {
    organisation: sameVersion.organisation + (elsewhere?.anonymous?.organisations ?? 0),
    person: sameVersion.person + hidden + (elsewhere?.anonymous?.persons ?? 0),
  })
}
