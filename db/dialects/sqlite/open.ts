import { chmod, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import type { Dialect, SelectQueryBuilder } from 'kysely'
import { Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely'
import type { Database } from '../../schema/database.ts'
import type { Abilities } from '../capabilities.ts'
import { GroupCommitDriver } from './driver.ts'
import { BUSY_MS, PAUSE_MS } from './retry-while-busy.ts'
import type { SqliteFile } from './connection-state.ts'

const STATEMENTS = 200

/**
 * A SQLite file, and its logs, for the owner only, as is its folder when it has to be created. Opened at the first query, which throws
 * if the file cannot be opened. Transactions are write transactions: they start with `begin immediate`.
 */
export function openSqlite(file: string): Kysely<Database> {
  return new Kysely({ dialect: new OurSqliteDialect(file) })
}

async function openFile(file: string): Promise<SqliteFile> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await closeToOthers(file)
  // The driver waits, opening included.
  const database = new BetterSqlite3(file, { timeout: 0 })
  try {
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma('secure_delete = ON')
    // 32 MB: emptied more often, the log made a third of the work of a confirmation. What is erased is swept at once.
    database.pragma('wal_autocheckpoint = 8000')
    database.pragma('trusted_schema = OFF')
  } catch (error) {
    database.close()
    throw error
  }
  return keepStatements(database)
}

/** In a folder that others can read. SQLite gives a new log the file's mode; one that a killed process left has its own. */
async function closeToOthers(file: string): Promise<void> {
  const handle = await open(file, 'a', 0o600)
  await handle.close()
  for (const each of [file, `${file}-wal`, `${file}-shm`])
    await chmod(each, 0o600).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    })
}

/** Kysely prepares every statement anew, which was a fifth of the time of a confirmation. The latest used are kept. */
function keepStatements(database: BetterSqlite3.Database): SqliteFile {
  const kept = new Map<string, BetterSqlite3.Statement<unknown[]>>()
  return {
    close: () => void database.close(),
    get inTransaction() {
      return database.inTransaction
    },
    prepare(text) {
      const statement = kept.get(text) ?? database.prepare<unknown[]>(text)
      kept.delete(text)
      kept.set(text, statement)
      const [oldest] = kept.keys()
      if (kept.size > STATEMENTS && oldest !== undefined) kept.delete(oldest)
      return statement
    },
  }
}

class OurSqliteDialect implements Dialect {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  createDriver() {
    return new GroupCommitDriver(() => openFile(this.#file))
  }

  createQueryCompiler() {
    return new SqliteQueryCompiler()
  }

  createAdapter() {
    return new OurSqliteAdapter()
  }

  createIntrospector(db: Kysely<Database>) {
    return new SqliteIntrospector(db)
  }
}

class OurSqliteAdapter extends SqliteAdapter implements Abilities {
  /** Kysely says no; SQLite can. So migrations run inside one immediate transaction, and two processes queue. */
  override get supportsTransactionalDdl() {
    return true
  }

  /** Nothing to do: `begin immediate` keeps every other writer out of the whole file. */
  async keepWritersOut() {}

  /** Nothing to do: there is one writer at a time. */
  skipTaken<DB, TB extends keyof DB, O>(query: SelectQueryBuilder<DB, TB, O>) {
    return query
  }

  /**
   * `secure_delete` zeroes the main file; the write-ahead log holds the old pages until it is emptied. While others
   * write or read for longer than five seconds, it is left to the next sweep.
   */
  async sweep(db: Kysely<Database>) {
    for (let left = BUSY_MS / PAUSE_MS; left > 0; left--) {
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
      if (!rows[0]?.busy) return
      await sleep(PAUSE_MS)
    }
  }
}
