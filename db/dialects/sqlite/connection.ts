import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import { patiently } from './retry-while-busy.ts'
import { Group, type Shared } from './connection-state.ts'

/** The connection in the hands of one who has taken a turn. */
export class Visit implements DatabaseConnection {
  readonly #shared: Shared
  #hasTurn = true
  #isReleased = false
  #transaction: 'none' | 'first' | 'later' = 'none'
  /** what it joined: it has seen the work of others that nobody else may know of yet */
  #joined: Group | undefined

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
      this.#joined = this.#shared.group
    } else {
      await patiently(() => this.#shared.run('begin immediate'))
      this.#shared.group = new Group()
      this.#transaction = 'first'
    }
  }

  /** Comes back when it is on disk, with all others of its group. */
  async commit() {
    const { group, file } = this.#shared
    if (!group || !file.inTransaction) throw undone()
    if (this.#transaction === 'later') await this.#shared.run('release later')
    this.#transaction = 'none'
    await this.leave()
    await group.committed
  }

  async rollback() {
    const transaction = this.#transaction
    this.#transaction = 'none'
    // Its group could not be committed.
    if (transaction === 'none') return
    if (transaction === 'later' && (await this.#rollBackToStart())) return
    // A full disk makes SQLite undo everything, also what others of the group have done.
    await this.#shared.undo(undone())
  }

  async release() {
    this.#isReleased = true
    await this.leave()
    // It may fail because of what it saw of the others; so it is not answered before them.
    await this.#joined?.committed.catch(() => {})
  }

  /** Hands the turn on; the group stays open for whoever waits. */
  async leave() {
    if (!this.#hasTurn) return
    this.#hasTurn = false
    const { turns, group } = this.#shared
    try {
      if (!turns.areAwaited || group?.isFull) await this.#shared.commit()
    } finally {
      turns.pass()
    }
  }

  async #rollBackToStart(): Promise<boolean> {
    if (!this.#shared.file.inTransaction) return false
    try {
      await this.#shared.run('rollback to later')
      await this.#shared.run('release later')
      return true
    } catch {
      return false
    }
  }

  async #takeTurn() {
    if (this.#hasTurn) return
    await this.#shared.turns.take()
    this.#hasTurn = true
    if (!this.#isReleased) return
    // Nobody waited for this query, and nobody would hand its turn on.
    await this.leave()
    throw new Error('The transaction is over; this query was not waited for.')
  }

  async #stepIn() {
    await this.#takeTurn()
    if (this.#transaction === 'none') await this.#shared.commit()
    else if (!this.#shared.file.inTransaction) throw undone()
  }
}

const undone = () => new Error('SQLite has undone this transaction, or one that it shares a commit with.')
