import type { DatabaseConnection, SqliteDatabase } from 'kysely'
import { CompiledQuery } from 'kysely'
import { patiently } from './retry-while-busy.ts'
import { Turns } from './mutex.ts'

const GROUP_MS = 10

/** A database that can say whether a transaction is open. */
export type SqliteFile = SqliteDatabase & { readonly inTransaction: boolean }

/** The file's one connection, who may use it, and the transactions that are open on it. */
export class Shared {
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

  /** Commits the open group, if there is one. If that fails, its members are told. */
  async commit() {
    const { group } = this
    if (!group) return
    try {
      await patiently(() => this.run('commit'))
    } catch (error) {
      return this.undo(error)
    }
    this.group = undefined
    group.resolve()
  }

  /** Undoes all that the open group has done. */
  async undo(reason: unknown) {
    const { group } = this
    this.group = undefined
    try {
      if (this.file.inTransaction) await this.run('rollback')
    } finally {
      group?.reject(reason)
    }
  }
}

/** Transactions that share one commit; for ten milliseconds it takes in others. */
export class Group {
  readonly committed: Promise<void>
  readonly #since = performance.now()
  resolve = () => {}
  reject: (error: unknown) => void = () => {}

  constructor() {
    this.committed = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
    })
    // Each member asks in its own time.
    this.committed.catch(() => {})
  }

  get isFull(): boolean {
    return performance.now() - this.#since > GROUP_MS
  }
}
