import type { Transaction } from 'kysely'
import { describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { addToCount } from '#db/queries/signature/count.ts'
import { raiseRevision } from '#db/queries/signature/revision.ts'
import type { Database } from '#db/schema/database.ts'
import type { SignatureTable } from '#db/schema/signature.ts'
import { reference } from '../../../tests/content/composition-context.ts'
import type { ImportedSignatory } from '#app/signature/import/signatories-csv.ts'
import { createSignatoryStore, type SignatoryStoreDeps } from './signatory-store.server.ts'

const collected: readonly ImportedSignatory[] = [
  { kind: 'organisation', name: 'Access Now', country: 'US' },
  { kind: 'person', name: 'Lee Yanghee', country: 'KR' },
]

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  const storeOf = (more: Partial<SignatoryStoreDeps> = {}, persons: 'listed' | 'numbers' = 'listed') =>
    createSignatoryStore({
      db: database.db,
      statements: new Map([
        [
          'letter',
          {
            slug: 'letter',
            signatories: { organisations: true, persons },
            elsewhere: { source: 's', 'as-of': '2026-01-01', anonymous: { organisations: 39, persons: 0 } },
          },
        ],
      ]),
      importedRows: () => collected,
      states: reference.states,
      now: () => new Date(),
      ...more,
    })
  const namesIn = async (
    store: ReturnType<typeof storeOf>,
    kind: 'organisation' | 'person' = 'organisation',
  ) => (await store.of('letter')).all(kind, 'name', 'en').map(({ name }) => name)

  /** Changes the tables that the store reads in one transaction, as signing does. */
  const sign = (id: string, change: Partial<SignatureTable> = {}) =>
    database.db.transaction().execute(async (trx) => {
      const revision = await raiseRevision(trx, 'letter')
      const row = { ...signature, id, name: `Organisation ${id}`, ...change, revision }
      await trx.insertInto('signature').values(row).execute()
      await addToCount(trx, row, 1)
    })
  const hide = (id: string, status: 'standing' | 'withdrawn') =>
    database.db.transaction().execute((trx) => markGone(trx, id, status))

  test('imported signatories and those that signed here are in one list', async () => {
    await sign('b', { name: 'Body & Data', country: 'NP' })
    await sign('x', { name: null, country: null, visibility: 'anonymous', region: 'african' })
    const signatories = await storeOf().of('letter')
    expect(signatories.all('organisation', 'name', 'en').map(({ name }) => name)).toEqual([
      'Access Now',
      'Body & Data',
    ])
    expect(signatories.counts).toEqual({
      organisation: { total: 42, listed: 2, anonymous: 40 },
      person: { total: 1, listed: 1, anonymous: 0 },
    })
    expect(Object.fromEntries(signatories.regions)).toEqual({
      african: 1,
      'asia-pacific': 2,
      'western-european-others': 1,
    })
  })

  test('anonymous signatures count for their version, and imported ones for the first', async () => {
    await sign('b', { version: 2 })
    await sign('x', { version: 2, name: null, visibility: 'anonymous' })
    const { versions } = await storeOf().of('letter')
    expect(versions.get(1)?.organisation).toEqual({ total: 40, listed: 1, anonymous: 39 })
    expect(versions.get(2)?.organisation).toEqual({ total: 2, listed: 1, anonymous: 1 })
  })

  test('a withdrawn name is gone from the next request, in every process, and so are the numbers', async () => {
    const [one, other] = [storeOf(), storeOf({ db: database.again() })]
    await sign('b')
    await sign('c')
    for (const store of [one, other])
      expect(await namesIn(store)).toEqual(['Access Now', 'Organisation b', 'Organisation c'])
    const { revision } = await one.of('letter')

    await hide('b', 'standing')
    await hide('c', 'withdrawn')
    for (const store of [one, other]) {
      expect(await namesIn(store)).toEqual(['Access Now'])
      expect((await store.of('letter')).counts.organisation).toEqual({ total: 41, listed: 1, anonymous: 40 })
    }
    const after = await one.of('letter')
    expect(after.revision).not.toBe(revision)
    expect(after.revision).toBe((await other.of('letter')).revision)
    expect(await one.of('letter')).toBe(after)
  })

  test('persons of a statement that only counts them are never named', async () => {
    const store = storeOf({}, 'numbers')
    await sign('p', { kind: 'person', name: 'Ana' })
    const signatories = await store.of('letter')
    expect(signatories.all('person', 'name', 'en')).toEqual([])
    expect(signatories.counts.person).toEqual({ total: 2, listed: 0, anonymous: 2 })
    await sign('q', { kind: 'person', name: 'Boris' })
    expect((await store.of('letter')).counts.person).toEqual({ total: 3, listed: 0, anonymous: 3 })
    expect(await namesIn(store, 'person')).toEqual([])
  })

  test('ten concurrent requests, while ten sign, each see what was committed before', async () => {
    const store = storeOf()
    for (let i = 0; i < 10; i++) {
      await sign(`n${i}`)
      const seen = await Promise.all(Array.from({ length: 10 }, () => namesIn(store)))
      for (const names of seen) expect(names).toContain(`Organisation n${i}`)
    }
  })

  test('another import is another revision, so documents of one are never used for the other', async () => {
    const [one, other] = [storeOf(), storeOf({ importedRows: () => collected.slice(1) })]
    expect((await one.of('letter')).revision).not.toBe((await other.of('letter')).revision)
  })

  test('an unknown statement has no signatories', async () => {
    await expect(storeOf().of('nothing')).rejects.toThrow('no statement nothing')
  })
})

const signature: Omit<SignatureTable, 'id' | 'name' | 'revision'> = {
  statement: 'letter',
  kind: 'organisation',
  visibility: 'listed',
  status: 'standing',
  authority: 'domain',
  otherName: null,
  title: null,
  website: null,
  country: null,
  region: null,
  version: 1,
  partner: null,
  day: '2026-03-02',
}

async function markGone(trx: Transaction<Database>, id: string, status: 'standing' | 'withdrawn') {
  const revision = await raiseRevision(trx, 'letter')
  const row = await trx.selectFrom('signature').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const after = { ...row, status, visibility: 'anonymous' as const, name: null, revision }
  await addToCount(trx, row, -1)
  if (status === 'standing') await addToCount(trx, after, 1)
  await trx.updateTable('signature').set(after).where('id', '=', id).execute()
}
