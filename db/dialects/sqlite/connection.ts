import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import { CommitGroup } from './commit-group.ts'
import type { ConnectionState } from './connection-state.ts'
import { retryWhileBusy } from './retry-while-busy.ts'

/** The file's connection, as one caller has it. */
export class SqliteConnection implements DatabaseConnection {
  readonly #state: ConnectionState
  #hasLock = true
  #isReleased = false
  #transaction: 'none' | 'first' | 'later' = 'none'
  /** the group it joined: it has seen the uncommitted work of others */
  #joined: CommitGroup | undefined

  constructor(state: ConnectionState) {
    this.#state = state
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#transaction === 'none' && isWrite(query)) return this.#executeInGroup(query)
    await this.#enter()
    const execute = () => this.#state.connection.executeQuery<R>(query)
    return this.#transaction === 'none' ? retryWhileBusy(execute) : execute()
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    await this.#enter()
    yield* this.#state.connection.streamQuery<R>(query, chunkSize)
  }

  /**
   * Takes the write lock first. Kysely's plain `begin` is deferred: a transaction that reads and then writes fails at once when another
   * has written in between.
   */
  async begin() {
    await this.#lock()
    if (this.#state.group) {
      await this.#state.run('savepoint later')
      this.#transaction = 'later'
      this.#joined = this.#state.group
    } else {
      await retryWhileBusy(() => this.#state.run('begin immediate'))
      this.#state.group = new CommitGroup()
      this.#transaction = 'first'
    }
  }

  /** Resolves when it is on disk, with all others of its group. */
  async commit() {
    const { group, file } = this.#state
    if (!group || !file.inTransaction) throw undone()
    if (this.#transaction === 'later') await this.#state.run('release later')
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
    // A full disk makes SQLite roll back everything, the work of the group's other members too.
    await this.#state.rollback(undone())
  }

  async release() {
    this.#isReleased = true
    await this.leave()
    // It may fail because of what it saw of the others, so it does not reject before they have an answer.
    await this.#joined?.committed.catch(() => {})
  }

  /** Releases the connection to the next caller; the group is kept open while others wait. */
  async leave() {
    if (!this.#hasLock) return
    this.#hasLock = false
    const { mutex, group } = this.#state
    try {
      if (!mutex.hasWaiters || group?.isFull) await this.#state.commit()
    } finally {
      mutex.unlock()
    }
  }

  /** Runs a writing statement as a transaction: otherwise it would wait for the disk alone, and the open group for it. */
  async #executeInGroup<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await this.begin()
    try {
      const result = await this.#state.connection.executeQuery<R>(query)
      await this.commit()
      return result
    } catch (error) {
      await this.rollback()
      throw error
    }
  }

  async #rollBackToStart(): Promise<boolean> {
    if (!this.#state.file.inTransaction) return false
    try {
      await this.#state.run('rollback to later')
      await this.#state.run('release later')
      return true
    } catch {
      return false
    }
  }

  async #lock() {
    if (this.#hasLock) return
    await this.#state.mutex.lock()
    this.#hasLock = true
    if (!this.#isReleased) return
    // Its caller did not await this query, and would never unlock it.
    await this.leave()
    throw new Error('The transaction is over; this query was not waited for.')
  }

  async #enter() {
    await this.#lock()
    if (this.#transaction === 'none') await this.#state.commit()
    else if (!this.#state.file.inTransaction) throw undone()
  }
}

const writing: ReadonlySet<string> = new Set(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode'])

const isWrite = ({ query }: CompiledQuery): boolean => writing.has(query.kind)

const undone = () => new Error('SQLite has undone this transaction, or one that it shares a commit with.')
