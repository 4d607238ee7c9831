import type { DatabaseConnection, Driver } from 'kysely'
import { SqliteDriver } from 'kysely'
import { ConnectionState } from './connection-state.ts'
import { SqliteConnection } from './connection.ts'
import type { SqliteFile } from './file.ts'
import { retryWhileBusy } from './retry-while-busy.ts'

/**
 * One connection, which everybody takes in turn. Half the time of a short transaction is its commit, which waits for the disk; so
 * those that come while others wait share one ("group commit"): each but the first is a savepoint inside the transaction of the first,
 * and none is answered before all of them are on disk. One that fails undoes its own work only. A single statement that writes is such
 * a transaction too. A query that reads without a transaction reads what is committed, and nothing of an open group. A transaction
 * must be quick, since those before it in the group are not answered before it ends, and must not wait for the answer of another.
 * Nobody waits inside SQLite: a file must be opened with `busy_timeout = 0`.
 */
export class GroupCommitDriver implements Driver {
  readonly #open: () => Promise<SqliteFile>
  #state: ConnectionState | undefined

  /** Kysely has `open` called at the first query, and again at the next if it throws. */
  constructor(open: () => Promise<SqliteFile>) {
    this.#open = open
  }

  async init() {
    // Several processes may be making an empty file a database.
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

  /** The one whose turn it is ends first; those that still wait then are refused. */
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
