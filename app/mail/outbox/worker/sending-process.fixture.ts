import { openDatabase, type DatabaseConfig } from '#db/dialects/open.ts'
import { ana, confirm } from '#db/testing/mail.fixture.ts'
import { startTestWorker } from '#app/mail/outbox/outbox.fixture.ts'

/** Argument of this process as JSON; it sends until it is killed. */
export interface SendingProcess {
  database: DatabaseConfig
  port: number
  /** milliseconds that its clock is ahead, so that the leases of processes killed before have run out */
  ahead: number
  /** whether it also confirms pending letters, one after the other */
  confirms?: boolean
}

const [, , given] = process.argv
if (given) {
  const { database, port, ahead, confirms } = JSON.parse(given) as SendingProcess
  const now = () => new Date(Date.now() + ahead)
  const db = openDatabase(database)
  const worker = startTestWorker(db, port, { now })
  setInterval(() => {}, 60_000)
  const waiting = confirms ? await db.selectFrom('pendingConfirmation').select('tokenHash').execute() : []
  for (const { tokenHash } of waiting) {
    await confirm(db, { ...ana, tokenHash })
    worker.wake()
  }
}
