import type { DatabaseConnection, Driver, QueryResult, SqliteDatabase } from 'kysely'
import { CompiledQuery, SqliteDriver } from 'kysely'
import { Group } from './sqlite-group.ts'
import { patiently } from './sqlite-patience.ts'
import { Turns } from './turns.ts'

/** A database that can say whether a transaction is open. */
export type SqliteFile = SqliteDatabase & { readonly inTransaction: boolean }

/**
 * One connection, which everybody takes in turn. Half the time of a short transaction is its commit, which waits for the disk; so
 * those that come while others wait share one ("group commit"): each but the first is a savepoint inside the transaction of the first,
 * and none is answered before all of them are on disk. One that fails undoes its own work only. Who reads without a transaction
 * reads what is committed, and nothing of an open group. Nobody waits inside SQLite: a file must be opened with `busy_timeout = 0`.
 */
export class GroupCommitDriver implements Driver {
  readonly #open: () => Promise<SqliteFile>
  #shared: Shared | undefined

  /** Kysely calls `open` at the first query, and again at the next if it throws. */
  constructor(open: () => Promise<SqliteFile>) {
    this.#open = open
  }

  async init() {
    const file = await this.#open()
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
    await visitOf(connection).leave()
  }

  async destroy() {
    await this.#shared?.commit()
    this.#shared?.file.close()
  }
}

class Shared {
  readonly turns = new Turns()
  readonly file: SqliteFile
  readonly connection: DatabaseConnection
  group: Group | undefined

  constructor(file: SqliteFile, connection: DatabaseConnection) {
    this.file = file
    this.connection = connection
  }

  async run(statement: string) {
    await this.connection.executeQuery(CompiledQuery.raw(statement))
  }

  /** Commits the open group, if there is one. Throws never: who is in it is told. */
  async commit() {
    const { group } = this
    if (!group) return
    this.group = undefined
    try {
      await this.run('commit')
      group.resolve()
    } catch (error) {
      if (this.file.inTransaction) await this.run('rollback')
      group.reject(error)
    }
  }
}

/** The connection in the hands of one who has taken a turn. */
class Visit implements DatabaseConnection {
  readonly #shared: Shared
  #hasTurn = true
  #transaction: 'none' | 'first' | 'later' = 'none'

  constructor(shared: Shared) {
    this.#shared = shared
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await this.#stepIn()
    const execute = () => this.#shared.connection.executeQuery<R>(query)
    return this.#transaction === 'none' ? patiently(execute) : execute()
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    await this.#stepIn()
    yield* this.#shared.connection.streamQuery<R>(query, chunkSize)
  }

  /**
   * Kysely's plain `begin` is deferred: a transaction that reads and then writes fails at once when somebody wrote
   * in between. We take the write lock first.
   */
  async begin() {
    await this.#takeTurn()
    if (this.#shared.group) {
      await this.#shared.run('savepoint later')
      this.#transaction = 'later'
    } else {
      await patiently(() => this.#shared.run('begin immediate'))
      this.#shared.group = new Group()
      this.#transaction = 'first'
    }
  }

  /** Comes back when it is on disk, with all others of its group. */
  async commit() {
    const { group, file } = this.#shared
    if (!group || !file.inTransaction) throw new Error('SQLite has undone this transaction.')
    if (this.#transaction === 'later') await this.#shared.run('release later')
    this.#transaction = 'none'
    await this.leave()
    await group.committed
  }

  async rollback() {
    const { group, file } = this.#shared
    const transaction = this.#transaction
    this.#transaction = 'none'
    // Its group could not be committed.
    if (transaction === 'none') return
    if (file.inTransaction && transaction === 'later') {
      await this.#shared.run('rollback to later')
      await this.#shared.run('release later')
      return
    }
    this.#shared.group = undefined
    if (file.inTransaction) await this.#shared.run('rollback')
    // A full disk makes SQLite undo everything, also what others of the group have done.
    else group?.reject(new Error('SQLite has undone this transaction, since another one found no room.'))
  }

  /** Hands the turn on; the group stays open for whoever waits. */
  async leave() {
    if (!this.#hasTurn) return
    this.#hasTurn = false
    const { turns, group } = this.#shared
    if (!turns.areAwaited || group?.isFull) await this.#shared.commit()
    turns.pass()
  }

  async #takeTurn() {
    if (this.#hasTurn) return
    await this.#shared.turns.take()
    this.#hasTurn = true
  }

  async #stepIn() {
    await this.#takeTurn()
    if (this.#transaction === 'none') await this.#shared.commit()
  }
}

function visitOf(connection: DatabaseConnection): Visit {
  if (connection instanceof Visit) return connection
  throw new Error('This connection is of another driver.')
}
