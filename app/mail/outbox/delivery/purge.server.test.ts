import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { acceptMessages, claimMessages } from '#db/queries/outbox/outbox.ts'
import { createLog } from '#app/log/log.server.ts'
import { waitFor } from '../../../../tests/wait-for.ts'
import { queueLetters } from '#app/mail/outbox/outbox.fixture.ts'
import { manualTimers } from '#app/time/manual-timers.fixture.ts'
import { createPurgeScheduler } from './purge.server.ts'

test.each(databases())(
  'seconds after a letter was sent, its text is in no file any more, on $name',
  async ({ openMigrated }) => {
    const { db, config, close } = await openMigrated()
    onTestFinished(close)
    const [id = ''] = await queueLetters(db, 1, { text: 'Words of CANARY' })
    const now = new Date()
    const [time, leaseUntil] = [now.toISOString(), new Date(now.getTime() + 60_000).toISOString()]
    await claimMessages(db, { lease: 'worker', now: time, leaseUntil, limit: 1 })
    const log: string[] = []
    const timers = manualTimers()
    const purges = createPurgeScheduler(
      db,
      createLog((line) => void log.push(line)),
      timers,
    )
    const stored = () =>
      config.kind === 'file'
        ? ['', '-wal'].map((end) => readFileSync(config.path + end, 'latin1')).join('')
        : ''
    if (config.kind === 'file') expect(stored()).toContain('CANARY')

    expect(await acceptMessages(db, [id], ['worker'], time.slice(0, 10))).toEqual([id])
    purges.erased()
    purges.erased()

    expect(timers.count()).toBe(1)
    await timers.advance(10_000)
    await waitFor('the text to be in no file', () => expect(stored()).not.toContain('CANARY'))
    purges.erased()
    await purges.finish()
    expect(log).toEqual([])
  },
)
