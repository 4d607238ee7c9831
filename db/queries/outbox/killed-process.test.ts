import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { buildModules } from '#db/testing/built-modules.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { readCounter } from '#db/queries/participation/counter.ts'
import { ana, ask, campaign, confirm, letterTo, now, somebody, ten } from '#db/testing/mail.fixture.ts'
import { countQueue } from './queue.ts'

const modules = ['../../dialects/open.ts', './outbox.ts', '../../testing/mail.fixture.ts'].map(
  (file) => new URL(file, import.meta.url).href,
)

/** Confirms whatever is pending, then claims and accepts, until nothing is left; leases end after half a second. */
const worker = (config: unknown, [opener, outbox, fixture]: string[]) => `
  const { openDatabase } = await import(${JSON.stringify(opener)})
  const { claimMessages, acceptMessages } = await import(${JSON.stringify(outbox)})
  const { confirm } = await import(${JSON.stringify(fixture)})
  const db = openDatabase(${JSON.stringify(config)})
  const lease = crypto.randomUUID()
  process.stdout.write('started')
  for (const { tokenHash } of await db.selectFrom('pendingConfirmation').select('tokenHash').execute())
    await confirm(db, { tokenHash })
  const at = (ms) => new Date(Date.now() + ms).toISOString()
  for (;;) {
    const messages = await claimMessages(db, { lease, now: at(0), leaseUntil: at(500), limit: 5, kinds: ['letter'] })
    for (const { id } of messages) await acceptMessages(db, [id], [lease], '2026-03-02')
    const waiting = await db.selectFrom('outbox').select('id').where('status', '=', 'queued').where('kind', '=', 'letter').executeTakeFirst()
    if (!waiting) break
  }
  await db.destroy()
`

describe.each(databases())('on $name', ({ openMigrated }) => {
  const database = freshDatabase(openMigrated)

  test('processes are killed at any moment while confirming and accepting: nothing is lost, nothing counts twice', async () => {
    const people = Array.from({ length: 60 }, (_, i) =>
      somebody(`person ${i}`, { letters: ten.map((j) => letterTo(`R${j}`)) }),
    )
    for (const person of people) await ask(database.db, person)
    const program = worker(database.config, await buildModules(modules))
    const start = () => spawn(process.execPath, ['--input-type=module', '-e', program])

    for (const wait of [5, 40, 80, 120, 170]) {
      const child = start()
      const end = once(child, 'exit')
      await once(child.stdout, 'data')
      await new Promise((resolve) => setTimeout(resolve, wait))
      child.kill('SIGKILL')
      await end
    }
    const ends = await Promise.all([start(), start()].map((child) => once(child, 'exit')))

    expect(ends).toEqual([
      [0, null],
      [0, null],
    ])
    expect(await readCounter(database.db, campaign)).toMatchObject({ confirmed: 600, accepted: 600 })
    expect(await countQueue(database.db, campaign)).toEqual({ queued: 0, failed: 0 })
    expect(await database.db.selectFrom('pendingConfirmation').select('id').execute()).toEqual([])
    expect(await ask(database.db, { ...ana, createdAt: now })).toBe('recorded')
    expect(await confirm(database.db)).toBe('confirmed')
  }, 60_000)
})
