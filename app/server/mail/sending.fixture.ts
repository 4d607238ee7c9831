import { openDatabase, type DatabaseConfig } from '../../../db/dialects/open.ts'
import { startTestWorker } from './outbox.fixture.ts'

/** What `sending.fixture.ts` is started with, as JSON: a process that sends until it is killed. */
export interface SendingProcess {
  database: DatabaseConfig
  port: number
  /** milliseconds that its clock is ahead: leases of those killed before have run out */
  ahead: number
}

const [, , given] = process.argv
if (given) {
  const { database, port, ahead } = JSON.parse(given) as SendingProcess
  const now = () => new Date(Date.now() + ahead)
  startTestWorker(openDatabase(database), port, { now })
  setInterval(() => {}, 60_000)
}
