import { describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { readCounter } from '#db/queries/participation/counter.ts'
import {
  acceptMessage,
  ana,
  ask,
  campaign,
  claim,
  confirm,
  confirmed,
  everythingStored,
  later,
  letterTo,
  now,
  plan,
  powerCutAt,
  showLetter,
  somebody,
  ten,
  toPending,
} from '#db/testing/mail.fixture.ts'
import { claimMessages } from '#db/queries/outbox/outbox.ts'
import { forgetExpiredConfirmations } from '#db/queries/confirmation/expiry.ts'
import { findPendingConfirmation } from '#db/queries/confirmation/pending.ts'
import { confirmLetters } from './confirm-letters.ts'
import { dayOfIso } from '#app/time/days.ts'
import { countDueOnDay, countQueue, findLatestDue } from '#db/queries/outbox/queue.ts'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  const counted = async () => (await readCounter(database.db, campaign)).confirmed
  const letters = () => database.db.selectFrom('outbox').selectAll().where('kind', '=', 'letter').execute()
  const wins = (answers: string[]) => answers.filter((answer) => answer === 'confirmed').length

  test('Ana looks at what she is about to confirm ten times and nothing happens', async () => {
    await ask(database.db)

    for (const _ of ten)
      expect(await findPendingConfirmation(database.db, ana.tokenHash, now)).toEqual(toPending(ana))

    expect(await counted()).toBe(0)
    expect(await letters()).toEqual([])
  })

  test('Ana confirms: her letter is queued with her as the one to answer, and counts', async () => {
    expect(await confirmed(database.db, ana, true)).toBe('confirmed')

    expect(await letters()).toMatchObject([
      {
        status: 'queued',
        recipient: 'CH',
        caseId: 'case-7',
        language: 'fr',
        replyEmail: ana.email,
        replyName: ana.name,
        toEmail: 'mission-CH@example.org',
        dueAt: now,
      },
    ])
    expect((await claim(database.db)).map(({ kind }) => kind).sort()).toEqual(['letter', 'notice'])
    expect(await counted()).toBe(1)
    expect(await findPendingConfirmation(database.db, ana.tokenHash, now)).toBeUndefined()
  })

  test('the same link pressed ten times at once, in ten processes, confirms once and plans once', async () => {
    await ask(database.db, { ...ana, letters: ['CH', 'FR', 'DE'].map(letterTo) })
    let plans = 0
    const counting: ReturnType<typeof plan> = (pending) => {
      plans++
      return plan(true)(pending)
    }

    const answers = await Promise.all(
      ten.map(() => confirmLetters(database.again(), { tokenHash: ana.tokenHash, now }, counting)),
    )

    expect([wins(answers), plans]).toEqual([1, 1])
    expect(await letters()).toHaveLength(3)
    expect(await counted()).toBe(3)
  })

  test('Ana asks from ten mailboxes that are one, confirms all at once, and one letter goes to each mission', async () => {
    const visits = ten.map((i) => somebody(`visit ${i}`, { letters: ['CH', 'FR'].map(letterTo) }))
    for (const visit of visits) await ask(database.db, visit)

    const answers = await Promise.all(
      visits.map(({ tokenHash }) =>
        confirmLetters(database.again(), { tokenHash, now }, async (pending) => ({
          letters: pending.content.letters.map((letter) => showLetter(letter, ana.emailKey)),
        })),
      ),
    )

    expect(wins(answers)).toBe(10)
    expect((await letters()).map(({ recipient }) => recipient).sort()).toEqual(['CH', 'FR'])
    expect(await counted()).toBe(2)
    expect(await countDueOnDay(database.db, campaign, '2026-03-02')).toBe(2)
  })

  test('ten people confirm at once and no two letters get the same hour or a day too many', async () => {
    const people = ten.map((i) => somebody(`person ${i}`))
    for (const person of people) await ask(database.db, person)

    await Promise.all(
      people.map(({ tokenHash }) =>
        confirmLetters(database.again(), { tokenHash, now }, async ({ content, emailKey }, trx) => {
          const latest = await findLatestDue(trx, 'CH')
          let due = latest === undefined ? Date.parse(now) : Date.parse(latest) + 3_600_000
          while ((await countDueOnDay(trx, campaign, dayOfIso(new Date(due).toISOString()))) >= 4)
            due += 86_400_000
          const dueAt = new Date(due).toISOString()
          return { letters: content.letters.map((letter) => showLetter(letter, emailKey, dueAt)) }
        }),
      ),
    )

    const dues = (await letters()).map(({ dueAt: due }) => due ?? '').sort()
    expect(new Set(dues).size).toBe(10)
    expect(dues.map((due) => due.slice(8, 10))).toEqual([
      '02',
      '02',
      '02',
      '02',
      '03',
      '03',
      '03',
      '03',
      '04',
      '04',
    ])
  })

  test('the time of a letter to a mission is remembered after it was sent', async () => {
    await confirmed(database.db)
    const [mail] = await claim(database.db)
    await acceptMessage(database.db, mail?.id ?? '', 'worker', '2026-03-02')

    expect(await findLatestDue(database.db, 'CH')).toBe(now)
    expect(await findLatestDue(database.db, 'FR')).toBeUndefined()
    expect(await countDueOnDay(database.db, campaign, '2026-03-02')).toBe(1)
  })

  test('a power cut at any write of a confirmation leaves nothing half done, and the link still works', async () => {
    await ask(database.db)
    const before = await everythingStored({ ...database, config: { kind: 'url', url: '' } })
    let cut = 0
    for (;;) {
      const plugin = powerCutAt(++cut)
      const answer = confirm(database.db.withPlugin(plugin), ana, true)
      if (
        await answer.then(
          () => true,
          () => false,
        )
      )
        break
      await expect(answer).rejects.toThrow('power cut')
      expect(await everythingStored({ ...database, config: { kind: 'url', url: '' } })).toBe(before)
    }

    expect(cut).toBeGreaterThan(7)
    expect(await counted()).toBe(1)
    expect(await letters()).toHaveLength(1)
  })

  test('a plan that fails confirms nothing', async () => {
    await ask(database.db)
    const failing = () => Promise.reject(new Error('no address'))

    await expect(confirmLetters(database.db, { tokenHash: ana.tokenHash, now }, failing)).rejects.toThrow(
      'no address',
    )

    expect(await confirm(database.db)).toBe('confirmed')
  })

  test('after two days the link is dead, and nothing of Ana is left in any file', async () => {
    await ask(database.db)
    expect(await everythingStored(database)).toContain('CANARY')

    expect(await confirmLetters(database.db, { tokenHash: ana.tokenHash, now: ana.expiresAt }, plan())).toBe(
      'gone',
    )
    expect(await forgetExpiredConfirmations(database.db, '2026-03-04T07:59:59.999Z')).toBe(0)
    expect(await forgetExpiredConfirmations(database.db, ana.expiresAt)).toBe(1)

    expect(await everythingStored(database)).not.toContain('CANARY')
    expect(await claim(database.db, 'worker', 10, ana.expiresAt)).toEqual([])
  })

  test('her link arrives though the worker was killed before it could record that: no second confirmation email', async () => {
    await ask(database.db)
    const [mail] = await claim(database.db)
    await confirm(database.db)

    const kinds = (
      await claimMessages(database.db, { lease: 'b', now: later, leaseUntil: later, limit: 9 })
    ).map(({ kind }) => kind)
    expect(kinds).toEqual(['letter'])
    expect(await acceptMessage(database.db, mail?.id ?? '', 'worker', '2026-03-02')).toBe(false)
  })

  test('a campaign tells how many of its letters wait', async () => {
    await confirmed(database.db, ana, true)
    await confirmed(database.db, somebody('bo', { campaign: 'another' }))

    expect(await countQueue(database.db, campaign)).toEqual({ queued: 1, failed: 0 })
    expect(await countQueue(database.db, 'nowhere')).toEqual({ queued: 0, failed: 0 })
  })
})
