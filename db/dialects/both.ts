import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import type { Database } from '../schema.ts'
import type { DatabaseConfig } from './open.ts'
import { openDatabase } from './open.ts'
import type { RealServer } from './real-server.ts'
import { startRealServer } from './real-server.ts'

/** For tests: an empty database of its own, not migrated. */
export interface TestDatabase {
  readonly db: Kysely<Database>
  readonly config: DatabaseConfig
  /** Another connection to the same database, as a second process would have. */
  again(): Kysely<Database>
  /** Closes every connection and removes the files. */
  close(): Promise<void>
}

/**
 * For tests: every database the product runs on. Call it at the top of a test file, once; the server it starts,
 * at the first `open`, lives until the file's last test.
 */
export function databases(): { name: string; open(): Promise<TestDatabase> }[] {
  let server: Promise<RealServer> | undefined
  afterAll(async () => (await server)?.stop())
  return [
    { name: 'SQLite', open: openFile },
    { name: 'PostgreSQL', open: async () => openUrl(await (server ??= startRealServer())) },
  ]
}

async function openFile(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-sqlite-'))
  return testDatabase({ kind: 'file', path: join(folder, 'data', 'demarche.db') }, () =>
    rm(folder, { recursive: true, force: true }),
  )
}

/** Never dropped: dropping writes everything to disk first, and the server's folder goes as a whole. */
async function openUrl(server: RealServer): Promise<TestDatabase> {
  const name = `test_${randomUUID()}`
  const db = openDatabase({ kind: 'url', url: server.url('postgres') })
  await sql`create database ${sql.id(name)}`.execute(db)
  await db.destroy()
  return testDatabase({ kind: 'url', url: server.url(name) }, async () => {})
}

function testDatabase(config: DatabaseConfig, remove: () => Promise<void>): TestDatabase {
  const opened: Kysely<Database>[] = []
  const again = () => {
    const db = openDatabase(config)
    opened.push(db)
    return db
  }
  return {
    db: again(),
    config,
    again,
    async close() {
      await Promise.all(opened.map((db) => db.destroy()))
      await remove()
    },
  }
}
