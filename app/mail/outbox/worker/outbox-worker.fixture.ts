import type { Kysely } from 'kysely'
import { afterEach, beforeEach } from 'vitest'
import type { Database } from '#db/schema/database.ts'
import { startFakeSmtpServer, type FakeSmtpServer } from '#app/mail/transport/fake-smtp-server.fixture.ts'

/** For tests: as if the pause before the next try were over. */
export const makeQueuedDue = (db: Kysely<Database>) =>
  db.updateTable('outbox').set({ dueAt: '2026-01-01T00:00:00.000Z' }).where('status', '=', 'queued').execute()

export const readOutboxRow = (db: Kysely<Database>, id = '') =>
  db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** For tests: each test of the block that calls this gets a mail server of its own, under the one name. */
export function useFakeSmtpServer(): FakeSmtpServer & { startAgain(): Promise<void> } {
  let started: FakeSmtpServer
  beforeEach(async () => {
    started = await startFakeSmtpServer()
  })
  afterEach(() => started.stop())
  return {
    get port() {
      return started.port
    },
    get messages() {
      return started.messages
    },
    behave: (mood) => started.behave(mood),
    connections: () => started.connections(),
    stop: () => started.stop(),
    /** at the same port, with nothing taken yet */
    async startAgain() {
      started = await startFakeSmtpServer(started.port)
    },
  }
}
