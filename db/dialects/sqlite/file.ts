import { chmod, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { SqliteDatabase } from 'kysely'

/** Database that tells whether a transaction is open. */
export type SqliteFile = SqliteDatabase & { readonly inTransaction: boolean }

const maxStatements = 200

/** Opens the file for our one connection, and creates it, readable by the owner only, when there is none. */
export async function openFile(file: string): Promise<SqliteFile> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await restrictToOwner(file)
  // The driver waits, opening included.
  const database = new BetterSqlite3(file, { timeout: 0 })
  try {
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma('secure_delete = ON')
    // 32 MB: emptied more often, the log was a third of the work of a confirmation. Erased values are purged at once.
    database.pragma('wal_autocheckpoint = 8000')
    database.pragma('trusted_schema = OFF')
  } catch (error) {
    database.close()
    throw error
  }
  return cacheStatements(database)
}

/** Protects files in a folder that others can read. SQLite gives a new log the file's mode; one that a killed process left has its own. */
async function restrictToOwner(file: string): Promise<void> {
  const handle = await open(file, 'a', 0o600)
  await handle.close()
  for (const each of [file, `${file}-wal`, `${file}-shm`])
    await chmod(each, 0o600).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    })
}

/** Caches prepared statements: Kysely prepares each again, which was a fifth of the time of a confirmation. */
function cacheStatements(database: BetterSqlite3.Database): SqliteFile {
  const cached = new Map<string, BetterSqlite3.Statement<unknown[]>>()
  return {
    close: () => void database.close(),
    get inTransaction() {
      return database.inTransaction
    },
    prepare(text) {
      const statement = cached.get(text) ?? database.prepare<unknown[]>(text)
      cached.delete(text)
      cached.set(text, statement)
      const [oldest] = cached.keys()
      if (cached.size > maxStatements && oldest !== undefined) cached.delete(oldest)
      return statement
    },
  }
}
