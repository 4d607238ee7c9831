import type { DatabaseConnection } from 'kysely'
import { CompiledQuery } from 'kysely'
import type { CommitGroup } from './commit-group.ts'
import type { SqliteFile } from './file.ts'
import { Mutex } from './mutex.ts'
import { retryWhileBusy } from './retry-while-busy.ts'

/** State of the file's one connection: the mutex that gives it to callers, and the transactions open on it. */
export class ConnectionState {
  readonly mutex = new Mutex()
  readonly file: SqliteFile
  readonly connection: DatabaseConnection
  group: CommitGroup | undefined

  constructor(file: SqliteFile, connection: DatabaseConnection) {
    this.file = file
    this.connection = connection
  }

  async run(statement: string) {
    await this.connection.executeQuery(CompiledQuery.raw(statement))
  }

  /** Commits the open group, if there is one. If that fails, all of its members reject. */
  async commit() {
    const { group } = this
    if (!group) return
    try {
      await retryWhileBusy(() => this.run('commit'))
    } catch (error) {
      return this.rollback(error)
    }
    this.group = undefined
    group.resolve()
  }

  /** Rolls the open group back. */
  async rollback(reason: unknown) {
    const { group } = this
    this.group = undefined
    try {
      if (this.file.inTransaction) await this.run('rollback')
    } finally {
      group?.reject(reason)
    }
  }
}
