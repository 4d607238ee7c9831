import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openDatabase } from '#db/dialects/open.ts'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import { startJobs } from './jobs.server.ts'
import { createLog } from '#app/log/log.server.ts'
import { manualTimers } from '#app/time/manual-timers.fixture.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function start(runRetention: () => Promise<unknown>) {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-jobs-'))
  const db = openDatabase({ kind: 'file', path: join(folder, 'demarche.sqlite') })
  await migrateToLatest(db)
  const timers = manualTimers()
  const logged: string[] = []
  const log = createLog((line) => void logged.push(line))
  const stop = startJobs({ db, log, now: () => new Date('2026-11-21T12:00:00Z'), timers, runRetention })
  closing.push(async () => {
    await stop()
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  })
  return { timers, logged, stop }
}

const day = 86_400_000

test('retention runs at the start and once a day, also after it failed', async () => {
  let runs = 0
  const { timers, logged } = await start(async () => {
    if (++runs === 1) throw new Error('ana@example.org')
  })
  await expect.poll(() => logged.length).toBe(1)
  expect(logged[0]).toContain('"job-failed"')
  expect(logged[0]).not.toContain('ana')
  await timers.advance(day)
  await expect.poll(() => runs).toBe(2)
})

test('stopping waits for the job that is running and leaves no timer', async () => {
  let finish = () => {}
  let ended = false
  const { timers, stop } = await start(async () => {
    await new Promise<void>((resolve) => (finish = resolve))
    ended = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  const stopped = stop()
  const ready = setInterval(() => finish(), 1)
  await stopped
  clearInterval(ready)
  expect(ended).toBe(true)
  expect(timers.count()).toBe(0)
})
