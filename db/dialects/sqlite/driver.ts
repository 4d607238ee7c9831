import type { DatabaseConnection, Driver } from 'kysely'
import { SqliteDriver } from 'kysely'
import { patiently } from './retry-while-busy.ts'
import { Shared, type SqliteFile } from './connection-state.ts'
import { Visit } from './connection.ts'

/**
 * One connection, which everybody takes in turn. Half the time of a short transaction is its commit, which waits for the disk; so
 * those that come while others wait share one ("group commit"): each but the first is a savepoint inside the transaction of the first,
 * and none is answered before all of them are on disk. One that fails undoes its own work only. Who reads without a transaction
 * reads what is committed, and nothing of an open group. A transaction must be quick, since those before it in the group are not
 * answered before it ends, and must not wait for the answer of another. Nobody waits inside SQLite: a file must be opened with
 * `busy_timeout = 0`.
 */
export class GroupCommitDriver implements Driver {
  readonly #open: () => Promise<SqliteFile>
  #shared: Shared | undefined

  /** Kysely has `open` called at the first query, and again at the next if it throws. */
  constructor(open: () => Promise<SqliteFile>) {
    this.#open = open
  }

  async init() {
    // Several processes may be making an empty file a database.
    const file = await patiently(this.#open)
    const driver = new SqliteDriver({ database: file })
    await driver.init()
    this.#shared = new Shared(file, await driver.acquireConnection())
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.#shared) throw new Error('The file is not open.')
    await this.#shared.turns.take()
    return new Visit(this.#shared)
  }

  async beginTransaction(connection: DatabaseConnection) {
    await visitOf(connection).begin()
  }

  async commitTransaction(connection: DatabaseConnection) {
    await visitOf(connection).commit()
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    await visitOf(connection).rollback()
  }

  async releaseConnection(connection: DatabaseConnection) {
    await visitOf(connection).release()
  }

  /** Whoever has the turn ends first; whoever still waits then is refused. */
  async destroy() {
    if (!this.#shared) return
    const { turns, file } = this.#shared
    await turns.take()
    await this.#shared.commit()
    file.close()
    turns.pass()
  }
}

function visitOf(connection: DatabaseConnection): Visit {
  if (connection instanceof Visit) return connection
  throw new Error('This connection is of another driver.')
}
