import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { buildModules } from '#db/testing/built-modules.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { readCounter } from '#db/queries/participation/counter.ts'
import { ask, campaign, letterTo, somebody } from '#db/testing/mail.fixture.ts'
import { retryMessage } from '#db/queries/outbox/queue.ts'
import { createDice } from '../../../../tests/random.ts'
import { waitFor } from '../../../../tests/wait-for.ts'
import { countByStatus, domain, queueLetters } from '#app/mail/outbox/outbox.fixture.ts'
import type { SendingProcess } from './sending-process.fixture.ts'
import { useFakeSmtpServer } from './outbox-worker.fixture.ts'

const [script = ''] = await buildModules([new URL('./sending-process.fixture.ts', import.meta.url).href])
const threeMinutes = 180_000
const roll = createDice()

describe.each(databases())('on $name', ({ openMigrated }) => {
  const store = freshDatabase(openMigrated)
  const server = useFakeSmtpServer()

  function start(more: Partial<SendingProcess> = {}) {
    const given: SendingProcess = { database: store.config, port: server.port, ahead: 0, ...more }
    const child = spawn(process.execPath, [fileURLToPath(script), JSON.stringify(given)], {
      stdio: 'inherit',
    })
    const end = once(child, 'exit')
    const kill = async () => {
      child.kill('SIGKILL')
      await end
    }
    onTestFinished(kill)
    return kill
  }

  test('two processes send fifty letters once each', async () => {
    server.behave({ slow: 20 })
    start()
    start()
    const ids = await queueLetters(store.db, 50)
    await waitFor('fifty letters to be accepted', async () =>
      expect(await countByStatus(store.db)).toEqual({ accepted: 50 }),
    )
    expect(server.messages.map(({ messageId }) => messageId).sort()).toEqual(
      ids.map((id) => `<${id}@${domain}>`).sort(),
    )
  })

  test('the power fails three times while people confirm and letters are sent: nothing is lost or counted twice', async () => {
    const people = Array.from({ length: 20 }, (_, i) =>
      somebody(`person ${i}`, { letters: ['CH', 'FR', 'KE'].map(letterTo) }),
    )
    for (const person of people) await ask(store.db, person)
    server.behave({ slow: 10 })
    for (let round = 1; round <= 3; round++) {
      const enough = server.messages.length + 1 + Math.floor(roll() * 20)
      const kill = start({ ahead: round * threeMinutes, confirms: true })
      await waitFor('some letters before the power fails', () =>
        expect(server.messages.length).toBeGreaterThanOrEqual(enough),
      )
      await kill()
    }
    start({ ahead: 4 * threeMinutes, confirms: true })
    const letters = () =>
      store.db.selectFrom('outbox').select(['id', 'status', 'reason']).where('kind', '=', 'letter').execute()
    await waitFor('sixty letters to be accepted', async () => {
      const failed = (await letters()).filter(({ status }) => status === 'failed')
      expect(failed.every(({ reason }) => reason === 'unanswered-twice')).toBe(true)
      for (const { id } of failed) await retryMessage(store.db, id, new Date(0).toISOString())
      expect((await letters()).filter(({ status }) => status === 'accepted')).toHaveLength(60)
    })
    const sent = new Set(server.messages.map(({ messageId }) => messageId))
    for (const { id } of await letters()) expect(sent).toContain(`<${id}@${domain}>`)
    expect(await readCounter(store.db, campaign)).toMatchObject({ confirmed: 60, accepted: 60 })
    expect(await store.db.selectFrom('pendingConfirmation').select('id').execute()).toEqual([])
  }, 60_000)
})
