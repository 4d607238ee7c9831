import { chmod, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'
import type { DatabaseConnection, SelectQueryBuilder, SqliteDatabase, SqliteDialectConfig } from 'kysely'
import { CompiledQuery, Kysely, SqliteAdapter, SqliteDialect, SqliteDriver, sql } from 'kysely'
import type { Database } from '../schema.ts'
import type { Abilities } from './abilities.ts'

const BUSY_MS = 5000
const PAUSE_MS = 10
const STATEMENTS = 200

/**
 * A SQLite file, and its logs, for the owner only, as is its folder when it has to be created. Opened at the first query, which throws
 * if the file cannot be opened. Transactions are write transactions: they start with `begin immediate`.
 */
export function openSqlite(file: string): Kysely<Database> {
  return new Kysely({ dialect: new OurSqliteDialect({ database: () => openFile(file) }) })
}

async function openFile(file: string): Promise<SqliteDatabase> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await closeToOthers(file)
  const database = new BetterSqlite3(file, { timeout: BUSY_MS })
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
function keepStatements(database: BetterSqlite3.Database): SqliteDatabase {
  const kept = new Map<string, BetterSqlite3.Statement<unknown[]>>()
  return {
    close: () => void database.close(),
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

class OurSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig

  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver() {
    return new ImmediateDriver(this.#config)
  }

  override createAdapter() {
    return new OurSqliteAdapter()
  }
}

class ImmediateDriver extends SqliteDriver {
  /**
   * Kysely's plain `begin` is deferred: a transaction that reads and then writes fails at once when somebody wrote
   * in between. We take the write lock first, and wait for it without blocking the event loop.
   */
  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('pragma busy_timeout = 0'))
    try {
      await patiently(() => connection.executeQuery(CompiledQuery.raw('begin immediate')))
    } finally {
      await connection.executeQuery(CompiledQuery.raw(`pragma busy_timeout = ${BUSY_MS}`))
    }
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

  /** `secure_delete` zeroes the main file; the write-ahead log holds the old pages until it is emptied. */
  async sweep(db: Kysely<Database>) {
    await sql`pragma wal_checkpoint(truncate)`.execute(db)
  }
}

async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = BUSY_MS / PAUSE_MS; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (left <= 0 || !isBusy(error)) throw error
      await sleep(PAUSE_MS)
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
