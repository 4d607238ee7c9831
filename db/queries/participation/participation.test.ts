import { describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import type { NewParticipation } from '#db/schema/participation.ts'
import { readCounter } from './counter.ts'
import { forgetTokens, recordParticipation } from './participation.ts'

const ana: NewParticipation = {
  campaign: 'end-reprisals',
  kind: 'prepared',
  recipient: 'CH',
  caseId: 'case-7',
  network: null,
  language: 'fr',
  day: '2026-03-01',
  dedupKey: 'hash-of-ana',
  suspect: false,
}

const ten = Array.from({ length: 10 }, (_, i) => i)

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  const countTrue = (answers: boolean[]) => answers.filter(Boolean).length

  test('Ana presses the same button ten times at once and counts once', async () => {
    const answers = await Promise.all(ten.map(() => recordParticipation(database.db, ana)))

    expect(countTrue(answers)).toBe(1)
    expect((await readCounter(database.db, 'end-reprisals')).prepared).toBe(1)
  })

  test('Ana presses ten times while ten processes serve her, and counts once', async () => {
    const answers = await Promise.all(ten.map(() => recordParticipation(database.again(), ana)))

    expect(countTrue(answers)).toBe(1)
    expect((await readCounter(database.db, 'end-reprisals')).prepared).toBe(1)
  })

  test('ten people at once count ten', async () => {
    const answers = await Promise.all(
      ten.map((i) => recordParticipation(database.db, { ...ana, dedupKey: `person ${i}` })),
    )

    expect(countTrue(answers)).toBe(10)
    expect((await readCounter(database.db, 'end-reprisals')).prepared).toBe(10)
  })

  test('ten people without a token count ten', async () => {
    const answers = await Promise.all(
      ten.map(() => recordParticipation(database.db, { ...ana, dedupKey: null })),
    )

    expect(countTrue(answers)).toBe(10)
    expect((await readCounter(database.db, 'end-reprisals')).prepared).toBe(10)
  })

  test('a robot is answered like anybody, kept, and never counted', async () => {
    expect(await recordParticipation(database.db, { ...ana, suspect: true })).toBe(true)

    expect((await readCounter(database.db, 'end-reprisals')).prepared).toBe(0)
    expect(await database.db.selectFrom('participation').select('suspect').execute()).toEqual([
      { suspect: 1 },
    ])
  })

  test('what Ana did is written down as it was, with the day only', async () => {
    await recordParticipation(database.db, ana)

    const { id, ...row } = await database.db.selectFrom('participation').selectAll().executeTakeFirstOrThrow()

    expect(id).toMatch(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/)
    expect(row).toEqual({
      campaign: 'end-reprisals',
      kind: 'prepared',
      recipient: 'CH',
      caseId: 'case-7',
      network: null,
      language: 'fr',
      day: '2026-03-01',
      dedupKey: 'hash-of-ana',
      suspect: 0,
      counted: 0,
    })
    expect(Object.values(row).join(' ')).not.toMatch(/\d:\d/)
  })

  test('what Ana leaves out is empty', async () => {
    const { campaign, kind, day, dedupKey, suspect } = ana
    await recordParticipation(database.db, { campaign, kind, day, dedupKey, suspect })

    const row = await database.db.selectFrom('participation').selectAll().executeTakeFirstOrThrow()

    expect([row.recipient, row.caseId, row.network, row.language]).toEqual([null, null, null, null])
  })

  test("a page seized after Ana's token has expired matches nothing, and she still counts", async () => {
    await recordParticipation(database.db, { ...ana, day: '2026-02-28' })
    await recordParticipation(database.db, { ...ana, dedupKey: 'hash-of-bo', day: '2026-03-01' })

    expect(await forgetTokens(database.db, '2026-03-01')).toBe(1)

    const left = await database.db
      .selectFrom('participation')
      .select(['day', 'dedupKey'])
      .orderBy('day')
      .execute()
    expect(left).toEqual([
      { day: '2026-02-28', dedupKey: null },
      { day: '2026-03-01', dedupKey: 'hash-of-bo' },
    ])
    expect((await readCounter(database.db, 'end-reprisals')).prepared).toBe(2)
    expect(await forgetTokens(database.db, '2026-03-01')).toBe(0)
  })
})
