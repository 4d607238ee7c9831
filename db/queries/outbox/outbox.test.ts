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
  confirmed,
  later,
  letterTo,
  now,
  powerCutAt,
  somebody,
  ten,
} from '#db/testing/mail.fixture.ts'
import { pauseMail, listPaused, resumeMail } from './pause.ts'
import {
  acceptMessages,
  claimMessages,
  deferMessage,
  failMessage,
  releaseMessages,
  renewLeases,
} from './outbox.ts'
import { forgetExpiredConfirmations } from '#db/queries/confirmation/expiry.ts'
import { countQueue, listFailed, retryMessage } from './queue.ts'

const day = '2026-03-02'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  const accepted = async () => (await readCounter(database.db, campaign)).accepted
  const row = (id: string) =>
    database.db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  /** One claimed letter of Ana's. */
  async function oneClaimed() {
    await confirmed(database.db)
    const [mail] = await claim(database.db)
    if (!mail) throw new Error('nothing was claimed')
    return mail
  }

  test('the worker gets all it needs to send, and Ana to answer to', async () => {
    const { id, ...mail } = await oneClaimed()

    expect(id).toMatch(/^[\da-f-]{36}$/)
    expect(mail).toEqual({
      kind: 'letter',
      campaign,
      recipient: 'CH',
      caseId: 'case-7',
      language: 'fr',
      toEmail: 'mission-CH@example.org',
      toName: 'Mission of CH',
      replyEmail: ana.email,
      replyName: ana.name,
      subject: 'To CH',
      text: 'Letter of CANARY to CH',
      attempts: 1,
      unacknowledged: 0,
      dueAt: now,
      reason: null,
    })
  })

  test('ten workers share 200 letters, and none is claimed twice', async () => {
    await confirmed(database.db, {
      ...ana,
      letters: Array.from({ length: 200 }, (_, i) => letterTo(`R${i}`)),
    })
    const claimed = await Promise.all(
      ten.map(async (i) => {
        const [db, mine] = [database.again(), [] as string[]]
        for (;;) {
          const mails = await claim(db, `worker ${i}`, 7)
          expect(mails.length).toBeLessThanOrEqual(7)
          if (mails.length === 0) return mine
          mine.push(...mails.map(({ id }) => id))
          const done = await acceptMessages(
            db,
            mails.map(({ id }) => id),
            [`worker ${i}`],
            day,
          )
          expect(done).toHaveLength(mails.length)
        }
      }),
    )

    expect(claimed.flat()).toHaveLength(200)
    expect(new Set(claimed.flat()).size).toBe(200)
    expect(await accepted()).toBe(200)
    expect(await countQueue(database.db, campaign)).toEqual({ queued: 0, failed: 0 })
  })

  test('what is due first goes first, what is due later waits', async () => {
    await confirmed(database.db)
    await ask(database.db, somebody('bo'))

    expect((await claim(database.db, 'a', 1)).map(({ kind }) => kind)).toEqual(['confirmation'])
    expect(await claim(database.db, 'b', 10, '2026-03-02T08:59:59.999Z')).toEqual([])
    expect((await claim(database.db, 'b', 10)).map(({ kind }) => kind)).toEqual(['letter'])
  })

  test('a worker may take only some kinds', async () => {
    await confirmed(database.db, ana, true)
    const take = (kinds: ('letter' | 'notice')[]) =>
      claimMessages(database.db, { lease: 'a', now, leaseUntil: later, limit: 9, kinds })

    expect((await take(['notice'])).map(({ kind }) => kind)).toEqual(['notice'])
    expect(await take([])).toEqual([])
    expect((await take(['letter'])).map(({ kind }) => kind)).toEqual(['letter'])
  })

  test('a worker is killed with a claim: no other gets the letter before the lease ends, one gets it then, untried', async () => {
    const mail = await oneClaimed()

    expect(await claim(database.again(), 'other', 10, '2026-03-02T09:00:59.999Z')).toEqual([])
    const claims = await Promise.all(
      ten.map((i) => claim(database.again(), `other ${i}`, 10, '2026-03-02T09:01:00.000Z')),
    )

    expect(claims.flat()).toEqual([{ ...mail, unacknowledged: 1 }])
    expect(await acceptMessage(database.db, mail.id, 'worker', day)).toBe(false)
    expect(
      await deferMessage(database.db, mail.id, 'worker', { dueAt: later, reason: 'x', unacknowledged: 0 }),
    ).toBe(false)
    expect(await failMessage(database.db, mail.id, 'worker', { day, reason: 'x', unacknowledged: 0 })).toBe(
      false,
    )
    expect(await accepted()).toBe(0)
  })

  test('a worker that a slow server delays keeps its claim', async () => {
    await oneClaimed()

    expect(await renewLeases(database.db, 'worker', later)).toBe(1)
    expect(await claim(database.db, 'other', 10, '2026-03-02T09:30:00.000Z')).toEqual([])
    expect(await renewLeases(database.db, 'other', later)).toBe(0)
  })

  test('a worker that stops returns its letters, and the next one knows that they may have been sent', async () => {
    const mail = await oneClaimed()

    expect(await releaseMessages(database.db, 'worker')).toBe(1)

    expect(await claim(database.db, 'other')).toEqual([{ ...mail, unacknowledged: 1 }])
  })

  test('an accepted letter leaves no person behind: campaign, recipient, case, language, day and status stay', async () => {
    const { id } = await oneClaimed()

    expect(await acceptMessage(database.db, id, 'worker', '2026-03-05')).toBe(true)
    expect(await acceptMessage(database.db, id, 'worker', '2026-03-05')).toBe(false)

    const left = Object.entries(await row(id)).filter(([, value]) => value !== null)
    expect(Object.fromEntries(left)).toEqual({
      id,
      kind: 'letter',
      campaign,
      recipient: 'CH',
      caseId: 'case-7',
      language: 'fr',
      status: 'accepted',
      addressKey: 'key of CH',
      day: '2026-03-05',
      attempts: 1,
      unacknowledged: 0,
    })
    expect(await accepted()).toBe(1)
    await forgetExpiredConfirmations(database.db, now)
  })

  test('ten say at once that the same letter was accepted, and it counts once', async () => {
    const { id } = await oneClaimed()

    const answers = await Promise.all(ten.map(() => acceptMessage(database.again(), id, 'worker', day)))

    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await accepted()).toBe(1)
  })

  test('messages to Ana herself are never counted', async () => {
    await ask(database.db)
    const [mail] = await claim(database.db)
    await acceptMessage(database.db, mail?.id ?? '', 'worker', day)

    expect(Object.values(await readCounter(database.db, campaign)).every((n) => n === 0)).toBe(true)
  })

  test('a power cut while a letter is being accepted: it is neither erased nor counted', async () => {
    const mail = await oneClaimed()
    for (const nth of [1, 2]) {
      const broken = database.db.withPlugin(powerCutAt(nth))
      await expect(acceptMessage(broken, mail.id, 'worker', day)).rejects.toThrow('power cut')
    }

    expect(await row(mail.id)).toMatchObject({ status: 'queued', text: mail.text, lease: 'worker' })
    expect(await accepted()).toBe(0)
  })

  test('a letter put off comes back when it is due', async () => {
    const { id } = await oneClaimed()

    expect(
      await deferMessage(database.db, id, 'worker', {
        dueAt: later,
        reason: 'smtp-451-4.7.1',
        unacknowledged: 0,
      }),
    ).toBe(true)

    expect(await claim(database.db, 'other', 10, '2026-03-02T09:59:59.999Z')).toEqual([])
    expect(await claim(database.db, 'other', 10, later)).toMatchObject([{ id, attempts: 2 }])
  })

  test('a letter that was given up is listed with its reason and can be sent again', async () => {
    const mail = await oneClaimed()

    expect(
      await failMessage(database.db, mail.id, 'worker', { day, reason: 'smtp-550-5.7.1', unacknowledged: 0 }),
    ).toBe(true)

    const dead = { id: mail.id, kind: 'letter', campaign, recipient: 'CH', language: 'fr', attempts: 1, day }
    expect(await listFailed(database.db)).toEqual([{ ...dead, reason: 'smtp-550-5.7.1', canRetry: true }])
    expect(await countQueue(database.db, campaign)).toEqual({ queued: 0, failed: 1 })
    expect(await claim(database.db, 'other', 10, later)).toEqual([])

    expect(await retryMessage(database.db, mail.id, later)).toBe(true)
    expect(await retryMessage(database.db, mail.id, later)).toBe(false)
    expect(await listFailed(database.db)).toEqual([])
    expect(await claim(database.db, 'other', 10, later)).toEqual([{ ...mail, dueAt: later }])
  })

  test("a paused campaign's letters wait, other messages and campaigns go on; a pause of everything stops all", async () => {
    await confirmed(database.db, ana, true)
    await confirmed(database.db, somebody('bo', { campaign: 'another' }))
    await ask(database.db, somebody('cy'))
    const next = async () => {
      const mails = await claim(database.db)
      await releaseMessages(database.db, 'worker')
      return mails.map(({ kind, campaign }) => `${kind} ${campaign}`).sort()
    }
    const others = ['confirmation end-reprisals', 'letter another', 'notice end-reprisals']

    await pauseMail(database.db, campaign)
    await pauseMail(database.db, campaign)
    expect([await listPaused(database.db), await next()]).toEqual([[campaign], others])

    await pauseMail(database.db, '*')
    expect([await listPaused(database.db), await next()]).toEqual([['*', campaign], []])

    await resumeMail(database.db, '*')
    expect(await next()).toEqual(others)
    await resumeMail(database.db, campaign)
    expect(await next()).toContain('letter end-reprisals')
  })

  test('the database refuses a sent letter that names a person, and a queued one without an address', async () => {
    const { id } = await oneClaimed()
    const change = (values: object) =>
      database.db.updateTable('outbox').set(values).where('id', '=', id).execute()

    await expect(change({ status: 'accepted' })).rejects.toThrow(/outbox_gone_is_empty/)
    await expect(change({ toEmail: null })).rejects.toThrow(/outbox_queued_is_whole/)
    await expect(change({ status: 'sent' })).rejects.toThrow(/outbox_status/)
  })
})
