import { describe, expect, onTestFinished, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { pauseMail, resumeMail } from '#db/queries/outbox/pause.ts'
import { waitFor } from '../../../../tests/wait-for.ts'
import { countByStatus, domain, queueLetters, startTestWorker } from '#app/mail/outbox/outbox.fixture.ts'
import type { FakeSmtpBehaviour } from '#app/mail/transport/fake-smtp-server.fixture.ts'
import type { TransportOptions } from '#app/mail/transport/transport.server.ts'
import type { OutboxWorkerDeps } from './outbox-worker.server.ts'
import { readOutboxRow, useFakeSmtpServer, makeQueuedDue } from './outbox-worker.fixture.ts'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const store = freshDatabase(openMigrated)
  const server = useFakeSmtpServer()

  function work(more: Partial<OutboxWorkerDeps> = {}, transport?: TransportOptions) {
    const worker = startTestWorker(more.db ?? store.db, server.port, more, transport)
    onTestFinished(worker.stop)
    return worker
  }
  const statuses = () => countByStatus(store.db)
  const row = (id: string | undefined) => readOutboxRow(store.db, id)
  const isAccepted = (count: number) =>
    waitFor('every letter to be accepted', async () => expect(await statuses()).toEqual({ accepted: count }))

  test('Ana’s letter is sent with our envelope, and nothing of her is kept', async () => {
    const [id] = await queueLetters(store.db, 1)
    work()
    await isAccepted(1)
    expect(server.messages).toMatchObject([
      { from: `bounce+${id}@${domain}`, to: ['mission@ch.example'], messageId: `<${id}@${domain}>` },
    ])
    expect(await row(id)).toMatchObject({ toEmail: null, replyEmail: null, replyName: null, text: null })
  })

  test('two processes send fifty messages once each', async () => {
    const ids = await queueLetters(store.db, 50)
    work()
    work({ db: store.again() })
    await isAccepted(50)
    expect(server.messages.map(({ messageId }) => messageId).sort()).toEqual(
      ids.map((id) => `<${id}@${domain}>`).sort(),
    )
  })

  test('a message that a person waits for at the screen is sent before a hundred letters', async () => {
    await queueLetters(store.db, 150)
    const [first] = await queueLetters(store.db, 1, { dueAt: new Date().toISOString() }, 'confirmation')
    work({ concurrency: { few: 1, many: 1 } })
    await waitFor('the confirmation to go first', () =>
      expect(server.messages[0]?.messageId).toBe(`<${first}@${domain}>`),
    )
  })

  test('a queued letter is sent at once when the worker is woken', async () => {
    const worker = work({ pollIntervalMs: 60_000 })
    await new Promise((resolve) => setTimeout(resolve, 100))
    await queueLetters(store.db, 1)
    worker.wake()
    await isAccepted(1)
  })

  test.each<[string, FakeSmtpBehaviour, string]>([
    ['asks to come back later', { rcpt: [450, '4.2.0 Try later, ana@post.example'] }, 'smtp-450-4.2.0'],
    ['is full', { data: [452, '4.3.1 Insufficient storage'] }, 'smtp-452-4.3.1'],
    ['hangs up at the recipient', { hangUp: 'at-rcpt' }, 'network'],
  ])('a server that %s gets the letter later, once', async (_what, mood, reason) => {
    const [id] = await queueLetters(store.db, 1)
    server.behave(mood)
    const worker = work()
    await waitFor('the reason of the delay', async () => expect((await row(id)).reason).toContain(reason))
    expect(await row(id)).toMatchObject({ status: 'queued', lease: null, replyName: 'Ana' })
    expect(worker.log.join()).not.toContain('post.example')
    server.behave({})
    await makeQueuedDue(store.db)
    await isAccepted(1)
    expect(server.messages).toHaveLength(1)
  })

  test('a server that refuses for good is not tried again, and the operator can send the letter again', async () => {
    const [id] = await queueLetters(store.db, 1)
    let bounces = 0
    server.behave({ rcpt: [550, '5.1.1 No such mailbox'] })
    const worker = work({ onBounced: () => void bounces++ })
    await waitFor('the letter to be given up', async () => expect(await statuses()).toEqual({ failed: 1 }))
    expect(await row(id)).toMatchObject({ reason: 'smtp-550-5.1.1', text: expect.any(String), lease: null })
    await waitFor('the bounce to be told', () => expect(bounces).toBe(1))
    expect(worker.log.join()).toContain('mail-failed')
  })

  test('a server that hangs up after the letter gets it again under the same Message-ID', async () => {
    const [id] = await queueLetters(store.db, 1)
    server.behave({ hangUp: 'after-data' })
    work()
    await waitFor('the reason of the delay', async () => expect((await row(id)).reason).toContain('network'))
    server.behave({})
    await makeQueuedDue(store.db)
    await isAccepted(1)
    expect(server.messages.map(({ messageId }) => messageId)).toEqual(Array(2).fill(`<${id}@${domain}>`))
  })

  test('a slow server is waited for', async () => {
    await queueLetters(store.db, 12)
    server.behave({ slow: 300 })
    work()
    await isAccepted(12)
    expect(server.messages).toHaveLength(12)
  })

  test('a server that is away for a while loses no letter and is not flooded with attempts', async () => {
    const ids = await queueLetters(store.db, 40)
    await server.stop()
    const worker = work({ random: () => 0 })
    await waitFor('the server to be found gone', () =>
      expect(worker.log.join()).toContain('network-econnrefused'),
    )
    const { n } = await store.db
      .selectFrom('outbox')
      .select((eb) => eb.fn.sum<number>('attempts').as('n'))
      .where('reason', 'is not', null)
      .executeTakeFirstOrThrow()
    expect(Number(n)).toBeLessThanOrEqual(12)
    await server.startAgain()
    await makeQueuedDue(store.db)
    await waitFor('forty letters to be accepted', async () => {
      await makeQueuedDue(store.db)
      expect(await statuses()).toEqual({ accepted: 40 })
    })
    expect(new Set(server.messages.map(({ messageId }) => messageId)).size).toBe(ids.length)
    expect(server.messages).toHaveLength(ids.length)
  })

  test('at a stop deliveries in progress are finished and the rest returned untried', async () => {
    await queueLetters(store.db, 60)
    server.behave({ slow: 150 })
    const worker = work({}, { connections: 2 })
    await waitFor('two letters to be under way', () => expect(server.messages.length).toBeGreaterThan(1))
    await worker.stop()
    const sent = server.messages.length
    expect(await statuses()).toEqual({ accepted: sent, queued: 60 - sent })
    const rest = await store.db.selectFrom('outbox').selectAll().where('status', '=', 'queued').execute()
    expect(rest.every(({ lease, attempts }) => lease === null && attempts === 0)).toBe(true)
  })

  test('at a stop a server that never answers is not waited for', async () => {
    await queueLetters(store.db, 1)
    server.behave({ slow: 60_000 })
    const worker = work()
    await waitFor('the letter to be handed over', () => expect(server.messages).toHaveLength(1))
    const started = performance.now()
    await worker.stop()
    // A third of what the server takes.
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(await statuses()).toEqual({ queued: 1 })
  })

  test('a paused campaign keeps its letters until it is resumed', async () => {
    await queueLetters(store.db, 3)
    await pauseMail(store.db, 'end-reprisals')
    work()
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(server.messages).toHaveLength(0)
    await resumeMail(store.db, 'end-reprisals')
    await isAccepted(3)
  })

  test('receipts wait for a database that is away while letters are sent, and none is sent twice', async () => {
    await queueLetters(store.db, 5)
    server.behave({ slow: 200 })
    let away = true
    const broken = new Proxy(store.db, {
      get(target, name) {
        if (name === 'transaction' && away) throw new Error('the database is away')
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const worker = work({ db: broken })
    await waitFor('the failed write to be logged', () =>
      expect(worker.log.join()).toContain('mail-accepted-not-written'),
    )
    expect(await statuses()).toEqual({ queued: 5 })
    away = false
    await isAccepted(5)
    expect(server.messages).toHaveLength(5)
  })
})
