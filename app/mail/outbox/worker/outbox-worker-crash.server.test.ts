import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { buildModules } from '#db/testing/built-modules.ts'
import type { DatabaseConfig } from '#db/dialects/open.ts'
import { retryMessage } from '#db/queries/outbox/queue.ts'
import { createDice } from '../../../../tests/random.ts'
import { waitFor } from '../../../../tests/wait-for.ts'
import { countByStatus, domain, queueLetters } from '#app/mail/outbox/outbox.fixture.ts'
import type { SendingProcess } from './sending-process.fixture.ts'
import { startFakeSmtpServer } from '#app/mail/transport/fake-smtp-server.fixture.ts'

const [script = ''] = await buildModules([new URL('./sending-process.fixture.ts', import.meta.url).href])
const letters = 200
const kills = 5
const threeMinutes = 180_000
const roll = createDice()

function startSending(database: DatabaseConfig, port: number, round: number) {
  const given: SendingProcess = { database, port, ahead: round * threeMinutes }
  return spawn(process.execPath, [fileURLToPath(script), JSON.stringify(given)], { stdio: 'inherit' })
}

test.each(databases())(
  '$name loses power five times while letters are sent: none is lost, and none is sent more than twice',
  async ({ openMigrated }) => {
    const store = await openMigrated()
    const server = await startFakeSmtpServer()
    const ids = await queueLetters(store.db, letters)
    server.behave({ slow: 25 })

    for (let round = 1; round <= kills; round++) {
      const seen = server.messages.length
      const enough = seen + 1 + Math.floor(roll() * 25)
      const sender = startSending(store.config, server.port, round)
      await waitFor('some letters before the power fails', () => server.messages.length >= enough)
      sender.kill('SIGKILL')
      await once(sender, 'exit')
    }
    const last = startSending(store.config, server.port, kills + 1)
    // A letter that two killed processes had in hand may have been sent twice: it waits for the operator's decision.
    const { db } = store
    const retried = new Set<string>()
    await waitFor('every letter to be accepted', async () => {
      expect((await countByStatus(db)).queued).toBeUndefined()
      const failed = await db
        .selectFrom('outbox')
        .select(['id', 'reason'])
        .where('status', '=', 'failed')
        .execute()
      expect(failed.every(({ reason }) => reason === 'unanswered-twice')).toBe(true)
      for (const { id } of failed) {
        retried.add(`<${id}@${domain}>`)
        await retryMessage(db, id, new Date(0).toISOString())
      }
      expect(await countByStatus(db)).toEqual({ accepted: letters })
    })
    last.kill('SIGKILL')
    await once(last, 'exit')

    const sent = server.messages.map(({ messageId }) => messageId)
    expect(new Set(sent)).toEqual(new Set(ids.map((id) => `<${id}@${domain}>`)))
    const copies = (id: string) => sent.filter((one) => one === id).length
    for (const id of new Set(sent)) expect(copies(id)).toBeLessThanOrEqual(retried.has(id) ? 3 : 2)
    // In hand at a kill, or in the twentieth of a second before its commit.
    expect(sent.length - letters).toBeLessThanOrEqual(kills * 25)
    const counted = await store.db
      .selectFrom('participation')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('kind', '=', 'accepted')
      .executeTakeFirstOrThrow()
    expect(Number(counted.n)).toBe(letters)
    await server.stop()
    await store.close()
  },
  120_000,
)
