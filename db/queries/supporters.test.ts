import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TestDatabase } from '../dialects/both.ts'
import { databases } from '../dialects/both.ts'
import { migrateToLatest } from '../migrations/migrate.ts'
import { readCounter } from './counter.ts'
import {
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
  somebody,
  ten,
} from './mail.fixture.ts'
import { acceptMail, deferMail, failMail } from './outbox.ts'
import { forgetPending } from './pending.ts'
import { countQueue, retryMail } from './queue.ts'
import type { KeyOf } from './marks.ts'
import { runRetention } from './retention.ts'
import { eraseByKey, findSupporter, showStored, withdraw } from './supporters.ts'

const day = '2026-03-02'
/** As the fixture makes them; whoever else it is, Ana's. */
const keyOf: KeyOf = ({ recipient }) => `${recipient} ${ana.emailKey}`
const three = { ...ana, letters: ['CH', 'DE', 'FR'].map(letterTo) }

describe.each(databases())('on $name', ({ open }) => {
  let database: TestDatabase

  beforeEach(async () => {
    database = await open()
    await migrateToLatest(database.db)
  })

  afterEach(() => database.close())

  const numbers = () => readCounter(database.db, campaign)
  const letters = async () => (await showStored(database.db, ana.manageHash))?.letters ?? []
  const statuses = async () => (await letters()).map(({ recipient, status }) => `${recipient} ${status}`)

  /** Ana's three letters: one accepted, one given up, one waiting. */
  async function threeLetters() {
    await confirmed(database.db, three)
    const mails = await claim(database.db, 'worker', 2)
    const [first, second] = mails.map(({ id }) => id)
    await acceptMail(database.db, first ?? '', 'worker', day)
    await failMail(database.db, second ?? '', 'worker', { day, reason: 'smtp-550-5.1.1' })
    return { given: mails[0]?.recipient, failed: second ?? '' }
  }

  test('the link in her first mail shows Ana what is stored, before and after she confirms', async () => {
    await ask(database.db)
    const supporter = { campaign, emailKey: ana.emailKey, language: 'en' }
    const stored = { campaign, name: ana.name, email: ana.email, unlinked: 0 }
    const letter = { recipient: 'CH', caseId: 'case-7', language: 'fr', day }
    expect(await findSupporter(database.db, ana.manageHash)).toEqual(supporter)
    expect(await showStored(database.db, ana.manageHash)).toEqual({
      ...stored,
      letters: [{ ...letter, status: 'pending' }],
    })

    await confirm(database.db)

    expect(await findSupporter(database.db, ana.manageHash)).toEqual(supporter)
    expect(await showStored(database.db, ana.manageHash)).toEqual({
      ...stored,
      letters: [{ ...letter, status: 'queued' }],
    })
    expect(await showStored(database.db, 'guessed')).toBeUndefined()
  })

  test('when all has gone out, nothing but a number is left to show', async () => {
    await confirmed(database.db)
    const [mail] = await claim(database.db)
    await acceptMail(database.db, mail?.id ?? '', 'worker', day)
    await forgetPending(database.db, now)

    const stored = { campaign, name: null, email: null, letters: [], unlinked: 1 }
    expect(await showStored(database.db, ana.manageHash)).toEqual(stored)
    expect(await everythingStored(database)).not.toContain('CANARY')
  })

  test('either of her links shows all that Ana has in the campaign, and nobody else', async () => {
    await confirmed(database.db)
    await ask(
      database.db,
      somebody('visit', {
        emailKey: ana.emailKey,
        letters: [letterTo('FR')],
        createdAt: '2026-03-03T08:00:00.000Z',
      }),
    )
    await confirmed(database.db, somebody('bo', { letters: [letterTo('DE')] }))

    expect(await statuses()).toEqual(['FR pending', 'CH queued'])
    expect((await showStored(database.db, 'manage of visit'))?.letters).toEqual(await letters())
  })

  test('Ana withdraws: what waits and what was given up is never sent; what went out stays counted', async () => {
    const { failed } = await threeLetters()
    await ask(
      database.db,
      somebody('visit', { emailKey: ana.emailKey, createdAt: '2026-03-03T08:00:00.000Z' }),
    )

    expect(await withdraw(database.db, ana.manageHash, now, keyOf)).toEqual({ withdrawn: 3, underWay: 0 })

    expect((await letters()).map(({ status }) => status)).toEqual(['withdrawn', 'withdrawn'])
    expect((await showStored(database.db, ana.manageHash))?.unlinked).toBe(1)
    expect(await claim(database.db, 'other', 10, '2026-03-09T09:00:00.000Z')).toEqual([])
    expect(await retryMail(database.db, failed, later)).toBe(false)
    expect(await numbers()).toMatchObject({ confirmed: 3, accepted: 1 })
    expect(await everythingStored(database)).not.toContain('CANARY')
    expect(await withdraw(database.db, ana.manageHash, now, keyOf)).toEqual({ withdrawn: 0, underWay: 0 })
    expect(await withdraw(database.db, 'guessed', now, keyOf)).toEqual({ withdrawn: 0, underWay: 0 })
  })

  test('Ana withdraws while a letter is under way: it is not tried again, and counts only if it went out', async () => {
    await confirmed(database.db, { ...ana, letters: ['CH', 'FR'].map(letterTo) })
    const [first, second] = await claim(database.db)

    expect(await withdraw(database.db, ana.manageHash, now, keyOf)).toEqual({ withdrawn: 2, underWay: 2 })

    expect(await acceptMail(database.db, first?.id ?? '', 'worker', day)).toBe(true)
    expect(await deferMail(database.db, second?.id ?? '', 'worker', { dueAt: later, reason: 'x' })).toBe(
      false,
    )
    expect(await claim(database.db, 'other', 10, '2026-03-09T09:00:00.000Z')).toEqual([])
    expect((await numbers()).accepted).toBe(1)
    expect(await statuses()).toEqual([`${second?.recipient} withdrawn`])
  })

  test('after withdrawing Ana may write to the same missions again, but not where a letter went or may have gone', async () => {
    const { given } = await threeLetters()
    await claim(database.db, 'other')
    await withdraw(database.db, ana.manageHash, now, keyOf)
    const again = somebody('again', {
      emailKey: ana.emailKey,
      letters: three.letters,
      createdAt: '2026-03-03T08:00:00.000Z',
    })
    await confirmed(database.db, again)

    const [queued] = await claim(database.db, 'third', 10, '2026-03-03T09:00:00.000Z')
    expect(queued?.recipient).not.toBe(given)
    expect(await countQueue(database.db, campaign)).toEqual({ queued: 1, failed: 0 })
    const stored = await showStored(database.db, ana.manageHash)
    expect(stored?.letters.map(({ status }) => status).sort()).toEqual(['queued', 'withdrawn', 'withdrawn'])
    expect(stored?.unlinked).toBe(1)
  })

  test('Ana erases herself again and again: no limit begins anew, and no mission gets a second letter', async () => {
    const visits = ['02', '03', '04', '05', '06', '07'].map((date) =>
      somebody(`visit ${date}`, {
        emailKey: ana.emailKey,
        createdAt: `2026-03-${date}T08:00:00.000Z`,
        expiresAt: '2026-03-20T08:00:00.000Z',
      }),
    )
    const answers: string[] = []
    for (const visit of visits) {
      answers.push(await ask(database.db, visit))
      await confirm(database.db, visit)
      for (const { id } of await claim(database.db)) await acceptMail(database.db, id, 'worker', day)
      await eraseByKey(database.db, ana.emailKey, keyOf)
    }

    expect(answers).toEqual([...Array.from({ length: 5 }, () => 'recorded'), 'refused'])
    expect(await numbers()).toMatchObject({ confirmed: 1, accepted: 1 })
    expect(await everythingStored(database)).not.toContain('CANARY')
    const people = await database.db.selectFrom('supporter').select(['email_key', 'manage_hash']).execute()
    expect(people).toEqual([
      { email_key: `nobody ${campaign} ${day}`, manage_hash: `nobody ${campaign} ${day}` },
    ])

    await runRetention(database.db, { campaign, beforeDay: '2026-03-20' })
    for (const table of ['supporter', 'letter_once', 'mail_asked'] as const)
      expect(await database.db.selectFrom(table).selectAll().execute()).toEqual([])
  })

  test('Ana erases herself before anything has gone out: no mark keeps her from writing to a mission', async () => {
    await confirmed(database.db, three)
    await eraseByKey(database.db, ana.emailKey, keyOf)
    expect(await database.db.selectFrom('letter_once').selectAll().execute()).toEqual([])
    expect(await database.db.selectFrom('supporter').selectAll().execute()).toEqual([])
  })

  test('Ana erases herself: nothing that names her is in any file, and the numbers stay', async () => {
    await threeLetters()
    await confirmed(
      database.db,
      { ...somebody('elsewhere', { campaign: 'another' }), emailKey: ana.emailKey },
      true,
    )
    await ask(database.db, somebody('third', { campaign: 'third', emailKey: ana.emailKey }))
    const before = await numbers()
    expect(await everythingStored(database)).toContain('CANARY')

    expect(await eraseByKey(database.db, ana.emailKey, keyOf)).toBe(3)

    const left = await everythingStored(database)
    for (const trace of ['CANARY', ana.manageHash, ana.tokenHash]) expect(left).not.toContain(trace)
    expect(await numbers()).toEqual(before)
    expect(await countQueue(database.db, campaign)).toEqual({ queued: 0, failed: 1 })
    expect(await claim(database.db, 'other', 10, '2026-03-09T09:00:00.000Z')).toEqual([])
    expect(await findSupporter(database.db, ana.manageHash)).toBeUndefined()
    expect(await eraseByKey(database.db, ana.emailKey, keyOf)).toBe(0)
  })

  test('Ana erases herself while her letter is under way: it counts if it went out', async () => {
    await confirmed(database.db)
    const [mail] = await claim(database.db)

    await eraseByKey(database.db, ana.emailKey, keyOf)

    expect(await acceptMail(database.db, mail?.id ?? '', 'worker', day)).toBe(true)
    expect((await numbers()).accepted).toBe(1)
    expect(await everythingStored(database)).not.toContain('CANARY')
  })

  test('a hundred others stay when Ana goes', async () => {
    await confirmed(database.db)
    for (const i of ten)
      await confirmed(database.db, somebody(`person ${i}`, { email: `p${i}@example.org`, name: `P${i}` }))

    await eraseByKey(database.db, ana.emailKey, keyOf)

    expect(await countQueue(database.db, campaign)).toEqual({ queued: 10, failed: 0 })
    expect(await claim(database.db)).toHaveLength(10)
    expect(await everythingStored(database)).not.toContain(ana.email)
  })

  test('people ask, confirm, withdraw, erase and are sent for all at once: nobody waits for another for ever', async () => {
    const people = ten.map((i) => somebody(`person ${i}`, { emailKey: `key ${i % 5}`, campaign: `c${i}` }))
    for (const person of people) await ask(database.db, person)
    const connections = ten.slice(0, 4).map(() => database.again())
    const at = (i: number) => connections[i % 4] ?? database.db

    const deeds = await Promise.allSettled(
      people.flatMap((person, i) => [
        confirm(at(i), person, true),
        withdraw(at(i + 1), person.manageHash, now, keyOf),
        ...(i < 3 ? [eraseByKey(at(i + 2), person.emailKey, keyOf)] : []),
        claim(at(i + 3), `worker ${i}`).then((mails) =>
          Promise.all(mails.map(({ id }) => acceptMail(at(i), id, `worker ${i}`, day))),
        ),
        ask(at(i + 2), somebody(`late ${i}`)),
        forgetPending(at(i), now),
      ]),
    )

    expect(deeds.filter(({ status }) => status === 'rejected')).toEqual([])
  })

  test('after the end of a campaign its supporters are forgotten, the numbers stay, later ones too', async () => {
    await threeLetters()
    await ask(database.db, somebody('asked only'))
    await confirmed(
      database.db,
      somebody('elsewhere', { campaign: 'another', email: 'elsewhere@example.org', name: 'El' }),
    )
    const before = await numbers()

    expect(await runRetention(database.db, { campaign, beforeDay: day })).toBe(0)
    expect(await letters()).toHaveLength(2)
    expect(await runRetention(database.db, { campaign, beforeDay: '2026-03-03' })).toBe(2)

    const left = await everythingStored(database)
    expect(left).not.toContain('ana.CANARY')
    expect(left).not.toContain('Ana CANARY')
    expect(left).toContain('elsewhere@example.org')
    expect(await numbers()).toEqual(before)
    expect(await countQueue(database.db, 'another')).toEqual({ queued: 1, failed: 0 })
    expect(await runRetention(database.db, { campaign, beforeDay: '2026-03-03' })).toBe(0)
  })
})
