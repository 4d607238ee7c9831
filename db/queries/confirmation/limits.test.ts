import { describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { countConfirmationsSince } from './limits.ts'
import { requestConfirmation } from './request.ts'
import { ana, ask, limits, mail, somebody, ten, toPending } from '#db/testing/mail.fixture.ts'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  const recorded = (answers: string[]) => answers.filter((answer) => answer === 'recorded').length
  const rows = async (table: 'pendingConfirmation' | 'outbox' | 'confirmationRequest') =>
    (await database.db.selectFrom(table).selectAll().execute()).length

  /** Ana again, with another token. */
  const again = (i: number, more = {}) => somebody(`visit ${i}`, { emailKey: ana.emailKey, ...more })

  test('Ana asks and one email waits for her', async () => {
    expect(await ask(database.db)).toBe('recorded')

    const { id, ownerId, ...row } = await database.db
      .selectFrom('outbox')
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      kind: 'confirmation',
      status: 'queued',
      toEmail: ana.email,
      dueAt: ana.createdAt,
      day: '2026-03-02',
      language: 'en',
      ...mail,
    })
    expect(id).not.toBe(ownerId)
  })

  test('ten requests of Ana at once, in ten processes, get one email', async () => {
    const answers = await Promise.all(ten.map((i) => ask(database.again(), again(i))))

    expect(recorded(answers)).toBe(1)
    expect([
      await rows('pendingConfirmation'),
      await rows('outbox'),
      await rows('confirmationRequest'),
    ]).toEqual([1, 1, 1])
  })

  test('for ten campaigns at once Ana gets three emails a day', async () => {
    const answers = await Promise.all(ten.map((i) => ask(database.again(), again(i, { campaign: `c${i}` }))))

    expect(recorded(answers)).toBe(3)
    expect(await rows('outbox')).toBe(3)
  })

  test('Ana gets one email a day and five ever', async () => {
    const answers: string[] = []
    for (const i of ten)
      answers.push(await ask(database.db, again(i, { createdAt: `2026-03-1${i}T08:00:00.000Z` })))

    expect(answers.indexOf('refused')).toBe(5)
    expect(recorded(answers)).toBe(5)
  })

  test('forty strangers at once get no more emails than an hour may have, and the next hour is free', async () => {
    const perHour = { ...limits, perHour: 7 }
    const connections = ten.slice(0, 4).map(() => database.again())
    const answers = await Promise.all(
      connections.flatMap((db, i) =>
        ten.map((j) =>
          requestConfirmation(db, { pending: toPending(somebody(`${i} ${j}`)), mail, limits: perHour }),
        ),
      ),
    )

    expect(recorded(answers)).toBe(7)
    expect([await rows('pendingConfirmation'), await rows('outbox')]).toEqual([7, 7])
    expect(await countConfirmationsSince(database.db, '2026-03-02T08')).toBe(7)
    expect(await countConfirmationsSince(database.db, '2026-03-02T09')).toBe(0)
    const nextHour = toPending(somebody('late', { createdAt: '2026-03-02T09:00:00.000Z' }))
    expect(await requestConfirmation(database.db, { pending: nextHour, mail, limits: perHour })).toBe(
      'recorded',
    )
  })
})
