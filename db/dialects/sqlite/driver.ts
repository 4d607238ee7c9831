import type { DatabaseConnection, Driver } from 'kysely'
import { SqliteDriver } from 'kysely'
import { ConnectionState } from './connection-state.ts'
import { SqliteConnection } from './connection.ts'
import type { SqliteFile } from './file.ts'
import { retryWhileBusy } from './retry-while-busy.ts'

/**
 * Driver with one connection, which callers take in turn. A short transaction spends half of its time in the commit, waiting for the
 * disk, so transactions that arrive while others wait share a commit ("group commit"): each but the first is a savepoint inside the
 * transaction of the first, and none resolves before all of them are on disk. One that fails rolls back its own work only. A single
 * statement that writes is such a transaction too. A query that reads without a transaction sees what is committed, and nothing of an
 * open group. A transaction must be quick, since those before it in the group do not resolve before it ends, and must not wait for
 * another one to resolve. No wait happens inside SQLite: a file must be opened with `busy_timeout = 0`.
 */
export class GroupCommitDriver implements Driver {
  readonly #open: () => Promise<SqliteFile>
  #state: ConnectionState | undefined

  /** Kysely calls it at the first query, and again at the next one if it throws. */
  constructor(open: () => Promise<SqliteFile>) {
    this.#open = open
  }

  async init() {
    // Several processes may be creating the database in an empty file.
    const file = await retryWhileBusy(this.#open)
    const driver = new SqliteDriver({ database: file })
    await driver.init()
    this.#state = new ConnectionState(file, await driver.acquireConnection())
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.#state) throw new Error('The file is not open.')
    await this.#state.mutex.lock()
    return new SqliteConnection(this.#state)
  }

  async beginTransaction(connection: DatabaseConnection) {
    await ours(connection).begin()
  }

  async commitTransaction(connection: DatabaseConnection) {
    await ours(connection).commit()
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    await ours(connection).rollback()
  }

  async releaseConnection(connection: DatabaseConnection) {
    await ours(connection).release()
  }

  /** Waits for the caller that has the connection; those that still wait then are rejected. */
  async destroy() {
    if (!this.#state) return
    const { mutex, file } = this.#state
    await mutex.lock()
    await this.#state.commit()
    file.close()
    mutex.unlock()
  }
}

function ours(connection: DatabaseConnection): SqliteConnection {
  if (connection instanceof SqliteConnection) return connection
  throw new Error('This connection is of another driver.')
}
