import { randomUUID } from 'node:crypto'
import type { KyselyPlugin } from 'kysely'
import { InsertQueryNode, TableNode } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inAnotherProcess } from '#db/testing/another-process.ts'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import type { NewParticipation } from '#db/schema/participation.ts'
import { foldCounter, readCounter, rebuildCounter, verifyCounter } from './counter.ts'
import { recordParticipation } from './participation.ts'

const counterModule = new URL('./counter.ts', import.meta.url).href
const campaign = 'end-reprisals'
const none = { prepared: 0, reported: 0, shared: 0, confirmed: 0, accepted: 0, bounced: 0 }

/** Breaks the fold between its two writes, as a crash would. */
const powerCut: KyselyPlugin = {
  transformQuery({ node }) {
    const into = InsertQueryNode.is(node) ? node.into : undefined
    if (into && TableNode.is(into) && into.table.identifier.name === 'counter') throw new Error('power cut')
    return node
  },
  transformResult: async ({ result }) => result,
}

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  const act = (more: Partial<NewParticipation> = {}) =>
    recordParticipation(database.db, {
      campaign,
      kind: 'prepared',
      day: '2026-03-01',
      dedupKey: null,
      suspect: false,
      ...more,
    })

  async function manyAct(count: number, more: { campaign?: string; suspect?: 0 | 1 } = {}) {
    const row = { campaign, kind: 'prepared', day: '2026-03-01', suspect: 0, ...more } as const
    for (let done = 0; done < count; done += 1_000) {
      const rows = Array.from({ length: Math.min(1_000, count - done) }, () => ({ id: randomUUID(), ...row }))
      await database.db.insertInto('participation').values(rows.map(complete)).execute()
    }
  }

  const complete = <T extends object>(row: T) => ({
    ...row,
    recipient: null,
    caseId: null,
    network: null,
    language: null,
    dedupKey: null,
  })

  const prepared = async () => (await readCounter(database.db, campaign)).prepared

  test('a campaign without participations reads zero', async () => {
    expect(await readCounter(database.db, campaign)).toEqual(none)
    expect(await foldCounter(database.db)).toBe(0)
    expect(await verifyCounter(database.db)).toEqual([])
  })

  test('each kind and each campaign has its own number, the same before and after folding', async () => {
    await act()
    await act()
    await act({ kind: 'reported' })
    await act({ kind: 'shared', network: 'mastodon' })
    await act({ campaign: 'another' })
    await act({ kind: 'confirmed' })
    await act({ kind: 'accepted' })
    await act({ kind: 'bounced' })
    const expected = { prepared: 2, reported: 1, shared: 1, confirmed: 1, accepted: 1, bounced: 1 }
    expect(await readCounter(database.db, campaign)).toEqual(expected)

    expect(await foldCounter(database.db)).toBe(8)

    expect(await readCounter(database.db, campaign)).toEqual(expected)
    expect(await readCounter(database.db, 'another')).toEqual({ ...none, prepared: 1 })
  })

  test('folding twice adds once, and later participations are added to what was folded', async () => {
    await act()
    await foldCounter(database.db)
    expect(await foldCounter(database.db)).toBe(0)
    await act()
    expect(await prepared()).toBe(2)

    await foldCounter(database.db)

    expect(await prepared()).toBe(2)
    expect(await database.db.selectFrom('counter').selectAll().execute()).toEqual([
      { campaign, kind: 'prepared', n: 2 },
    ])
  })

  test('folding stops at its limit and goes on next time', async () => {
    await manyAct(7)

    expect([await foldCounter(database.db, 5), await prepared()]).toEqual([5, 7])
    expect([await foldCounter(database.db, 5), await prepared()]).toEqual([2, 7])
  })

  test('a thousand robots are never folded into the counter', async () => {
    await manyAct(1_000, { suspect: 1 })
    await act()

    expect(await foldCounter(database.db)).toBe(1)

    expect(await prepared()).toBe(1)
    await rebuildCounter(database.db)
    expect(await prepared()).toBe(1)
    expect(await database.db.selectFrom('participation').select('id').execute()).toHaveLength(1_001)
  })

  test('a read between the two writes of a fold sees the right number', async () => {
    await manyAct(30)
    const reader = database.again()
    const seen: number[] = []
    const readAfterEachStatement: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        seen.push((await readCounter(reader, campaign)).prepared)
        return result
      },
    }

    await foldCounter(database.db.withPlugin(readAfterEachStatement), 20)
    await foldCounter(database.db.withPlugin(readAfterEachStatement), 20)

    expect(seen.length).toBeGreaterThanOrEqual(4)
    expect(new Set(seen)).toEqual(new Set([30]))
    expect(await prepared()).toBe(30)
  })

  test('two folds at once, again and again, count no one twice', async () => {
    await manyAct(300)
    const [one, other] = [database.again(), database.again()]

    const folded = await Promise.all(
      Array.from({ length: 40 }, (_, i) => foldCounter(i % 2 === 0 ? one : other, 10)),
    )

    expect(folded.reduce((sum, n) => sum + n, 0)).toBe(300)
    expect(await prepared()).toBe(300)
    expect(await verifyCounter(database.db)).toEqual([])
  })

  test('three processes fold while people go on acting, and everybody counts once', async () => {
    await manyAct(6_000)
    const { config } = database
    const folds = Promise.all([1, 2, 3].map(() => inAnotherProcess(config, counterModule, 'foldCounter', 20)))
    for (let i = 0; i < 100; i++) {
      await act()
      expect(await prepared()).toBe(6_001 + i)
    }
    await folds

    await foldCounter(database.db)

    expect(await prepared()).toBe(6_100)
    expect(await verifyCounter(database.db)).toEqual([])
  })

  test('a fold cut off between its two writes loses no one and counts no one twice', async () => {
    await manyAct(10)

    await expect(foldCounter(database.db.withPlugin(powerCut))).rejects.toThrow('power cut')

    expect(await prepared()).toBe(10)
    expect(await database.db.selectFrom('counter').selectAll().execute()).toEqual([])
    expect(await foldCounter(database.db)).toBe(10)
    expect(await prepared()).toBe(10)
  })

  test('a counter that was tampered with is found by verifying and repaired by rebuilding', async () => {
    await act()
    await act({ kind: 'shared' })
    await act({ campaign: 'another' })
    await foldCounter(database.db)
    await act()
    await database.db.updateTable('counter').set({ n: 1_000_000 }).where('kind', '=', 'shared').execute()
    await database.db.deleteFrom('counter').where('campaign', '=', 'another').execute()
    await database.db.insertInto('counter').values({ campaign: 'invented', kind: 'prepared', n: 9 }).execute()

    expect(await verifyCounter(database.db)).toEqual([
      { campaign: 'another', kind: 'prepared', counter: 0, facts: 1 },
      { campaign, kind: 'shared', counter: 1_000_000, facts: 1 },
      { campaign: 'invented', kind: 'prepared', counter: 9, facts: 0 },
    ])

    await rebuildCounter(database.db)

    expect(await verifyCounter(database.db)).toEqual([])
    expect(await readCounter(database.db, campaign)).toEqual({ ...none, prepared: 2, shared: 1 })
    expect((await readCounter(database.db, 'another')).prepared).toBe(1)
    expect((await readCounter(database.db, 'invented')).prepared).toBe(0)
  })

  test('a robot found out after it was counted is found by verifying and removed by rebuilding', async () => {
    await act({ dedupKey: 'robot' })
    await act()
    await foldCounter(database.db)
    await database.db
      .updateTable('participation')
      .set({ suspect: 1 })
      .where('dedupKey', '=', 'robot')
      .execute()

    expect(await verifyCounter(database.db)).toEqual([{ campaign, kind: 'prepared', counter: 2, facts: 1 }])

    await rebuildCounter(database.db)

    expect(await prepared()).toBe(1)
  })

  test('rebuilding while others fold and people act ends at the facts', async () => {
    await manyAct(500)
    const { config } = database
    const others = Promise.all([
      inAnotherProcess(config, counterModule, 'rebuildCounter', 20),
      inAnotherProcess(config, counterModule, 'foldCounter', 40),
    ])
    for (let i = 0; i < 100; i++) {
      await act()
      expect(await prepared()).toBe(501 + i)
    }
    await others

    expect(await prepared()).toBe(600)
    expect(await verifyCounter(database.db)).toEqual([])
  })
})
