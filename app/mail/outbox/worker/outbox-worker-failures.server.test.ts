import { describe, expect, onTestFinished, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { claimMessages } from '#db/queries/outbox/outbox.ts'
import { waitFor } from '../../../../tests/wait-for.ts'
import { countByStatus, queueLetters, startTestWorker } from '#app/mail/outbox/outbox.fixture.ts'
import { retryFailedMessage } from '#app/mail/admin/outbox-admin.server.ts'
import { readOutboxRow, useFakeSmtpServer, makeQueuedDue } from './outbox-worker.fixture.ts'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const store = freshDatabase(openMigrated)
  const server = useFakeSmtpServer()

  function work() {
    const worker = startTestWorker(store.db, server.port, { random: () => 0 })
    onTestFinished(worker.stop)
    return worker
  }
  const statuses = () => countByStatus(store.db)
  const row = (id: string | undefined) => readOutboxRow(store.db, id)

  test('a server that always hangs up after the letter gets two copies, not twelve; the operator can send the letter again', async () => {
    const [id] = await queueLetters(store.db, 1)
    server.behave({ hangUp: 'after-data' })
    work()
    await waitFor('a copy without an answer', async () =>
      expect((await row(id)).reason).toMatch(/^network-.*-unanswered$/),
    )
    server.behave({ hangUp: 'at-rcpt' })
    await makeQueuedDue(store.db)
    await waitFor('a refusal before the letter', async () =>
      expect((await row(id)).reason).toMatch(/^network-(?!.*unanswered)/),
    )
    expect(await row(id)).toMatchObject({ unacknowledged: 1 })
    server.behave({ hangUp: 'after-data' })
    await makeQueuedDue(store.db)
    await waitFor('the letter to be given up', async () => expect(await statuses()).toEqual({ failed: 1 }))
    expect(await row(id)).toMatchObject({ reason: 'unanswered-twice', text: expect.any(String) as string })
    expect(server.messages).toHaveLength(2)
  })

  test('a site that is stopped again and again while a server does not answer sends two copies, then gives the letter up', async () => {
    const [id] = await queueLetters(store.db, 1)
    server.behave({ slow: 60_000 })
    for (const copies of [1, 2]) {
      await makeQueuedDue(store.db)
      const worker = work()
      await waitFor('one more copy', () => expect(server.messages).toHaveLength(copies))
      await worker.stop()
      expect((await row(id)).reason).toMatch(/unanswered/)
    }
    expect(await row(id)).toMatchObject({ status: 'failed', reason: 'unanswered-twice', unacknowledged: 2 })
  })

  test('a letter that two killed processes had in hand is given up unsent; one that only the second had is sent', async () => {
    const [killed = '', other = ''] = await queueLetters(store.db, 2)
    const at = Date.now() - 600_000
    for (const round of [1, 2]) {
      const [now, leaseUntil] = [at + round * 100_000, at + round * 100_000 + 50_000].map((ms) =>
        new Date(ms).toISOString(),
      )
      const claim = { lease: `killed ${round}`, now: now ?? '', leaseUntil: leaseUntil ?? '', limit: 9 }
      const inHand = round === 1 ? [killed] : [killed, other]
      await store.db
        .updateTable('outbox')
        .set({ dueAt: now ?? '' })
        .where('id', 'in', inHand)
        .execute()
      const claimed = await claimMessages(store.db, claim)
      expect(claimed.map(({ id }) => id).sort()).toEqual(inHand.sort())
      expect(claimed.find(({ id }) => id === killed)?.unacknowledged).toBe(round - 1)
    }
    const worker = work()
    await waitFor('one letter given up and one accepted', async () =>
      expect(await statuses()).toEqual({ failed: 1, accepted: 1 }),
    )
    expect(await row(killed)).toMatchObject({
      status: 'failed',
      reason: 'unanswered-twice',
      unacknowledged: 2,
    })
    expect(server.messages.map(({ messageId }) => messageId.slice(1, 37))).toEqual([other])
    expect(await retryFailedMessage({ db: store.db, now: () => new Date() } as never, killed)).toBe(true)
    worker.wake()
    await waitFor('both letters to be accepted', async () =>
      expect(await statuses()).toEqual({ accepted: 2 }),
    )
  })

  test('a suspended account delays the letters and ends none', async () => {
    await queueLetters(store.db, 5)
    server.behave({ mail: [550, '5.7.1 Your account is suspended'] })
    const worker = work()
    await waitFor('the suspended account to be logged', () =>
      expect(worker.log.join()).toContain('smtp-550-5.7.1'),
    )
    expect(await statuses()).toEqual({ queued: 5 })
    server.behave({})
    await waitFor('five letters to be accepted', async () => {
      await makeQueuedDue(store.db)
      expect(await statuses()).toEqual({ accepted: 5 })
    })
  })
})
