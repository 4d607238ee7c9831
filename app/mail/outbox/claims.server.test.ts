import type { KyselyPlugin } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { waitFor } from '../../../tests/wait-for.ts'
import { ok } from '#app/core/result.ts'
import { createLog } from '#app/log/log.server.ts'
import { createClaims } from './claims.server.ts'
import type { ReschedulePolicy } from '#app/mail/schedule/reschedule.server.ts'
import { countByStatus, queueLetters, startTestWorker } from './outbox.fixture.ts'
import { startFakeSmtpServer } from '#app/mail/transport/fake-smtp-server.fixture.ts'

describe.each(databases())('on $name', ({ openMigrated }) => {
  const store = freshDatabase(openMigrated)
  const claimStates = () => store.db.selectFrom('outbox').select(['unacknowledged', 'lease']).execute()
  const asQueued = { unacknowledged: 0, lease: null }

  function claimsWith(more: { late?: ReschedulePolicy; plugin?: KyselyPlugin } = {}) {
    const log: string[] = []
    const claims = createClaims({
      db: more.plugin ? store.db.withPlugin(more.plugin) : store.db,
      log: createLog((line) => void log.push(line)),
      now: () => new Date(),
      reschedulePolicy: more.late,
    })
    return { claims, log }
  }

  test('late letters that cannot be rescheduled are returned, and count as never handed over', async () => {
    await queueLetters(store.db, 3)
    const plan = () => Promise.reject(new Error('no plan'))
    const { claims, log } = claimsWith({ late: { listLate: (letters) => [...letters], planNext: plan } })
    await expect(claims.take(10)).rejects.toThrow('no plan')
    expect(await claimStates()).toEqual([asQueued, asQueued, asQueued])

    await queueLetters(store.db, 1, {}, 'notice')
    expect((await claims.take(10)).messages.map(({ kind }) => kind)).toEqual(['notice'])
    expect(log.join()).toContain('messages-not-claimed')
  })

  test('letters that the database could not take back are returned before anything else is claimed', async () => {
    await queueLetters(store.db, 2)
    let isAway = false
    const plugin: KyselyPlugin = {
      transformQuery({ node }) {
        if (isAway) throw new Error('away')
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const { claims, log } = claimsWith({ plugin })
    const { batch, messages } = await claims.take(10)
    isAway = true
    await claims.giveBack(batch, messages)
    expect(log.join()).toContain('messages-not-released')
    await expect(claims.take(10)).rejects.toThrow('away')
    isAway = false

    expect((await claims.take(10)).messages.map(({ unacknowledged }) => unacknowledged)).toEqual([0, 0])
  })

  test('letters whose pre-flight check took so long that others may have claimed them are not sent from here', async () => {
    const server = await startFakeSmtpServer()
    onTestFinished(() => server.stop())
    await queueLetters(store.db, 3)
    let [ahead, looks] = [0, 0]
    const worker = startTestWorker(store.db, server.port, {
      now: () => new Date(Date.now() + ahead),
      resolveAddress: () => {
        looks++
        ahead = 100_000
        return ok('mission@ch.example')
      },
    })
    onTestFinished(() => worker.stop())
    await waitFor('three letters to be accepted', async () =>
      expect(await countByStatus(store.db)).toEqual({ accepted: 3 }),
    )
    expect(server.messages).toHaveLength(3)
    expect(looks).toBe(6)
    const { unacknowledged } = await store.db
      .selectFrom('outbox')
      .select('unacknowledged')
      .executeTakeFirstOrThrow()
    expect(unacknowledged).toBe(0)
  })
})
