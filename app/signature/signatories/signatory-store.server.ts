import type { Kysely } from 'kysely'
import { countRegions, countSignatures, listStandingSince } from '#db/queries/signature/signatories.ts'
import { readRevision } from '#db/queries/signature/revision.ts'
import type { Database } from '#db/schema/database.ts'
import PQueue from 'p-queue'
import type { State } from '#app/reference/state.ts'
import { regionalGroupOf } from '#app/reference/signatory-region.ts'
import type { CountByKind } from './count-signatories.ts'
import type { Signatories } from './signatories.ts'
import {
  shortHash,
  toSignatories,
  formatSignatoriesCsv,
  type ImportedSignatory,
} from '#app/signature/import/signatories-csv.ts'
import type { TotalDifferences } from './displayed-counts.ts'
import { compareTotals } from './imported-totals.ts'
import type { Signatory } from '#app/statement/signatory.ts'
import type { Statement } from '#app/statement/statement.ts'
import { createSignatoriesInSteps, createListUsage, type ListRequest } from './sort-signatories.server.ts'

export interface SignatoryStore {
  /**
   * The roll as it is now: what was committed before the call is in it. Throws for a statement that there is none of. A list that
   * will be shown is named (`listed`), so that many names are sorted without holding up others.
   */
  of(slug: string, ...listed: ListRequest[]): Promise<Signatories>
  /** where the source of a list that was collected elsewhere states another total than the list bears out */
  differences(slug: string): TotalDifferences | undefined
  /** the signatories that were collected elsewhere: read at the start, the same while the program runs */
  imported(slug: string): readonly ImportedSignatory[]
}

export interface SignatoryStoreDeps {
  db: Kysely<Database>
  statements: ReadonlyMap<string, Pick<Statement, 'slug' | 'signatories' | 'elsewhere'>>
  /** the signatories of a statement that were collected elsewhere */
  rowsOf(slug: string): readonly ImportedSignatory[]
  states: ReadonlyMap<string, Pick<State, 'group'>>
  now(): Date
}

/** The rolls of this process: each reads only what changed since it was read last. */
export function createSignatoryStore({
  db,
  statements,
  rowsOf,
  states,
  now: clock,
}: SignatoryStoreDeps): SignatoryStore {
  const kept = new Map<string, CachedSignatories>()
  const keepers = new Map([...statements.keys()].map((slug) => [slug, createListUsage(clock)]))
  const queues = new Map([...statements.keys()].map((slug) => [slug, new PQueue({ concurrency: 1 })]))

  async function refresh(slug: string, revision: number): Promise<CachedSignatories> {
    const statement = statements.get(slug)
    if (!statement) throw new Error(`there is no statement ${slug}`)
    const before = kept.get(slug)
    if (before) keepers.get(slug)?.dropUnused(before.roll)
    if (before && before.revision >= revision) return before
    const [rows, counts, regions] = await Promise.all([
      listStandingSince(db, slug, before?.revision ?? 0),
      countSignatures(db, slug),
      countRegions(db, slug),
    ])
    const isListed = statement.signatories.persons === 'listed'
    const shown = ({ kind }: Signatory) => kind === 'organisation' || isListed
    const version = statement.elsewhere?.version ?? 1
    const list = before?.list ?? toSignatories(rowsOf(slug)).map((one) => ({ ...one, version }))
    // Persons that are only counted are all as if they were anonymous.
    const unnamed = isListed ? 0 : list.filter(({ kind }) => kind === 'person').length
    const told = statement.elsewhere?.anonymous
    const anonymous = new Map<number, CountByKind>(
      [...counts].map(([n, { organisation, person }]) => [
        n,
        {
          organisation: organisation.anonymous,
          person: person.anonymous + (isListed ? 0 : person.listed),
        },
      ]),
    )
    const here = anonymous.get(version) ?? { organisation: 0, person: 0 }
    anonymous.set(version, {
      organisation: here.organisation + (told?.organisations ?? 0),
      person: here.person + unnamed + (told?.persons ?? 0),
    })
    const listHash = before?.listHash ?? shortHash(formatSignatoriesCsv(rowsOf(slug)))
    const numbers = { revision: `${listHash}-${revision}`, anonymous, anonymousRegions: regions }
    const listed = rows.listed.filter(shown)
    const roll = before
      ? before.roll.withChange({ gone: rows.gone, listed, ...numbers })
      : await createSignatoriesInSteps([...list.filter(shown), ...listed], numbers, (country) =>
          regionalGroupOf(states, country),
        )
    const now = { revision, roll, list, listHash }
    kept.set(slug, now)
    return now
  }

  const differences = new Map(
    [...statements.values()].map(({ slug, elsewhere }) => [slug, compareTotals(elsewhere, rowsOf(slug))]),
  )

  return {
    differences: (slug) => differences.get(slug),
    imported: rowsOf,
    async of(slug, ...listed) {
      const revision = await readRevision(db, slug)
      const ready = kept.get(slug)
      const lists = keepers.get(slug)
      const queue = queues.get(slug)
      if (!queue) throw new Error(`there is no statement ${slug}`)
      if (ready && ready.revision >= revision && lists?.areSorted(ready.roll, listed)) return ready.roll
      // One after the other: the second finds what the first has read, unless it knows of something newer.
      // Sorting is in the same queue: a roll that changes meanwhile would have to be sorted again.
      return queue.add(async () => {
        const { roll } = await refresh(slug, revision)
        await lists?.sort(roll, listed)
        return roll
      })
    },
  }
}

interface CachedSignatories {
  revision: number
  roll: Signatories
  list: readonly Signatory[]
  /** two processes with other lists must not take each other's documents for theirs */
  listHash: string
}
