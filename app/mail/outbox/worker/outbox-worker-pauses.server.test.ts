import { describe, expect, onTestFinished, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { pauseMail, resumeMail } from '#db/queries/outbox/pause.ts'
import { findLatestDue } from '#db/queries/outbox/queue.ts'
import { eraseByKey } from '#db/queries/supporter/supporters.ts'
import { readCampaign, reference } from '../../../../tests/flow/support/campaign.ts'
import { waitFor } from '../../../../tests/wait-for.ts'
import { ok, err } from '#app/core/result.ts'
import { createReschedulePolicy } from '#app/mail/schedule/reschedule.server.ts'
import { countByStatus, queueLetters, startTestWorker } from '#app/mail/outbox/outbox.fixture.ts'
import { retryFailedMessage } from '#app/mail/admin/outbox-admin.server.ts'
import type { OutboxWorkerDeps } from './outbox-worker.server.ts'
import { useFakeSmtpServer } from './outbox-worker.fixture.ts'

const campaigns = new Map([['end-reprisals', readCampaign()]])
const pacing = { perRecipientHour: 6, perCampaignDay: 4, immediate: false }
/** A Tuesday, eleven in Geneva. */
const tuesday = new Date('2026-03-03T10:00:00.000Z')

describe.each(databases())('on $name', ({ openMigrated }) => {
  const store = freshDatabase(openMigrated)
  const server = useFakeSmtpServer()

  function work(more: Partial<OutboxWorkerDeps> = {}) {
    const worker = startTestWorker(store.db, server.port, more)
    onTestFinished(worker.stop)
    return worker
  }
  const rows = () => store.db.selectFrom('outbox').selectAll().orderBy('dueAt').execute()

  test('a pause reaches letters that a worker has already claimed', async () => {
    await queueLetters(store.db, 60)
    server.behave({ slow: 150 })
    work({ concurrency: { few: 3, many: 3 } })
    await waitFor('the first letter', () => expect(server.messages.length).toBeGreaterThan(0))
    await pauseMail(store.db, 'end-reprisals')
    const sent = server.messages.length
    await waitFor('every letter to be given back', async () =>
      expect((await rows()).every(({ lease }) => lease === null)).toBe(true),
    )
    // Those that had begun before the pause.
    expect(server.messages.length).toBeLessThanOrEqual(sent + 6)
    expect((await rows()).filter(({ status }) => status === 'queued').every((r) => r.attempts === 0)).toBe(
      true,
    )
    server.behave({})
    server.behave({})
    await resumeMail(store.db, 'end-reprisals')
    await waitFor('sixty letters to be accepted', async () =>
      expect(await countByStatus(store.db)).toEqual({ accepted: 60 }),
    )
    expect(server.messages).toHaveLength(60)
  })

  test('a slow server has as many letters in hand as it has connections, a fast one more', async () => {
    await queueLetters(store.db, 400)
    const inHand = async () => (await rows()).filter(({ lease }) => lease !== null).length
    work({ concurrency: { few: 2, many: 30 } })
    await waitFor('more than two letters in hand', async () => expect(await inHand()).toBeGreaterThan(2))
    server.behave({ slow: 150 })
    await waitFor('sixty letters and more to be accepted', async () =>
      expect((await countByStatus(store.db)).accepted).toBeGreaterThan(60),
    )
    const sent = server.messages.length
    await waitFor('thirty letters at the slow pace', () =>
      expect(server.messages.length).toBeGreaterThan(sent + 30),
    )
    for (const end = Date.now() + 1000; Date.now() < end;)
      // Accepted letters are in hand until their receipts are recorded.
      expect(await inHand()).toBeLessThanOrEqual(4)
  })

  test('while the server is away no worker holds letters, and those of a person erased meanwhile are never sent', async () => {
    const ana = { ownerKind: 'supporter' as const, ownerId: 'ana' }
    await queueLetters(store.db, 30, ana)
    const supporter = { id: 'ana', campaign: 'end-reprisals', emailKey: 'key', manageHash: 'm' }
    await store.db
      .insertInto('supporter')
      .values({ ...supporter, language: 'en', day: '2026-03-02' })
      .execute()
    await server.stop()
    const worker = work({ random: () => 0 })
    await waitFor('the server to be found gone', () =>
      expect(worker.log.join()).toContain('network-econnrefused'),
    )
    await waitFor('every letter to be given back', async () =>
      expect((await rows()).filter(({ lease }) => lease !== null)).toEqual([]),
    )
    expect(await eraseByKey(store.db, 'key', () => 'no such key')).toMatchObject({ rows: 1 })
    const bos = await queueLetters(store.db, 3)
    await server.startAgain()
    await waitFor('three letters accepted and thirty withdrawn', async () =>
      expect(await countByStatus(store.db)).toEqual({ accepted: 3, withdrawn: 30 }),
    )
    expect(server.messages.map(({ messageId }) => messageId.slice(1, 37)).sort()).toEqual(bos.sort())
  })

  test('a letter is sent to the address that the directory has now', async () => {
    const [id] = await queueLetters(store.db, 1)
    const before = await rows()
    work({ resolveAddress: () => ok('new@ch.example') })
    await waitFor('the letter to be accepted', async () =>
      expect(await countByStatus(store.db)).toEqual({ accepted: 1 }),
    )
    expect(server.messages).toMatchObject([{ to: ['new@ch.example'] }])
    expect((await rows())[0]).toMatchObject({ id })
    expect((await rows())[0]?.addressKey).not.toBe(before[0]?.addressKey)
  })

  test('a letter to a mission that has opted out is given up untried, with its reason, and can be sent again', async () => {
    const [id = ''] = await queueLetters(store.db, 1)
    let open = false
    const worker = work({ resolveAddress: () => (open ? ok('m@ch.example') : err('address-opted-out')) })
    await waitFor('the letter to be given up', async () =>
      expect(await countByStatus(store.db)).toEqual({ failed: 1 }),
    )
    expect(await rows()).toMatchObject([{ reason: 'address-opted-out', attempts: 0, replyName: 'Ana' }])
    expect(server.messages).toEqual([])
    open = true
    expect(await retryFailedMessage({ db: store.db, now: () => new Date() } as never, id)).toBe(true)
    worker.wake()
    await waitFor('the letter to be accepted', async () =>
      expect(await countByStatus(store.db)).toEqual({ accepted: 1 }),
    )
  })

  test('after a pause of a day letters keep their pace and daily limit, and none is sent at once', async () => {
    await queueLetters(store.db, 6, { dueAt: '2026-03-02T10:00:00.000Z' })
    work({ now: () => tuesday, reschedulePolicy: createReschedulePolicy({ campaigns, reference }, pacing) })
    // The first is due at once but for its jitter; then ten minutes apart, and no more than four that day.
    await waitFor('every letter to be planned again', async () =>
      expect(
        (await rows()).every(({ dueAt: at, lease }) => at === null || (lease === null && at > '2026-03-03')),
      ).toBe(true),
    )
    const days = (await rows()).map(({ dueAt: at }) => at?.slice(0, 10) ?? 'sent')
    expect(days.filter((day) => day === '2026-03-04')).toHaveLength(2)
    const times = (await rows()).flatMap(({ dueAt: at }) => (at === null ? [] : [Date.parse(at)]))
    for (const [i, at] of times.slice(1).entries())
      expect(at - (times[i] ?? 0)).toBeGreaterThanOrEqual(600_000)
    expect(server.messages.length).toBeLessThanOrEqual(1)
    expect(await findLatestDue(store.db, 'CH')).toBe((await rows()).at(-1)?.dueAt)
  })

  test('a letter that is due at night waits for the morning; messages to supporters do not', async () => {
    const night = new Date('2026-03-03T22:00:00.000Z')
    const due = { dueAt: '2026-03-03T21:59:00.000Z' }
    await queueLetters(store.db, 1, due)
    const [thanks] = await queueLetters(store.db, 1, { ...due, recipient: null }, 'notice')
    work({ now: () => night, reschedulePolicy: createReschedulePolicy({ campaigns, reference }, pacing) })
    await waitFor('one letter accepted and one waiting', async () =>
      expect(await countByStatus(store.db)).toEqual({ accepted: 1, queued: 1 }),
    )
    expect(server.messages[0]?.messageId).toContain(thanks)
    await waitFor('the letter to wait for the morning', async () =>
      expect((await rows()).find(({ status }) => status === 'queued')?.dueAt).toMatch(/^2026-03-04T08/),
    )
  })
})
