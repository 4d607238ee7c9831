import type { Kysely } from 'kysely'
import { afterEach, beforeEach } from 'vitest'
import type { Database } from '#db/schema/database.ts'
import { startFakeSmtpServer, type FakeSmtpServer } from '#app/mail/transport/fake-smtp-server.fixture.ts'

/** Makes queued messages due, as if the pause before the next attempt were over. */
export const makeQueuedDue = (db: Kysely<Database>) =>
  db.updateTable('outbox').set({ dueAt: '2026-01-01T00:00:00.000Z' }).where('status', '=', 'queued').execute()

export const readOutboxRow = (db: Kysely<Database>, id = '') =>
  db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Gives each test of the calling block a mail server of its own, through one object. */
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
    behave: (behaviour) => started.behave(behaviour),
    connections: () => started.connections(),
    stop: () => started.stop(),
    /** Starts another one at the same port, with no messages yet. */
    async startAgain() {
      started = await startFakeSmtpServer(started.port)
    },
  }
}
