import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { afterAll, inject } from 'vitest'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import type { Database } from '#db/schema/database.ts'
import type { DatabaseConfig } from '#db/dialects/open.ts'
import { openDatabase } from '#db/dialects/open.ts'
import { migrated } from './real-server.setup.ts'

/** Database of one test. */
export interface TestDatabase {
  readonly db: Kysely<Database>
  readonly config: DatabaseConfig
  /** Opens another connection to the same database, as a second process would have. */
  again(): Kysely<Database>
  /** Closes every connection and removes the database. */
  close(): Promise<void>
}

export interface TestDatabases {
  readonly name: string
  /** Opens an empty database. */
  open(): Promise<TestDatabase>
  /** Opens a database with its tables. */
  openMigrated(): Promise<TestDatabase>
}

/** Lists every database that the product runs on. Call it once, at the top of a test file. */
export function databases(): TestDatabases[] {
  const admin = openDatabase({ kind: 'url', url: urlOf('postgres') })
  afterAll(() => admin.destroy())
  return [
    {
      name: 'SQLite',
      open: openFile,
      async openMigrated() {
        const opened = await openFile()
        await migrateToLatest(opened.db)
        return opened
      },
    },
    {
      name: 'PostgreSQL',
      open: () => openUrl(admin, 'template1'),
      openMigrated: () => openUrl(admin, migrated),
    },
  ]
}

const urlOf = (name: string): string => `${inject('server')}${name}`

async function openFile(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-sqlite-'))
  return testDatabase({ kind: 'file', path: join(folder, 'data', 'demarche.db') }, () =>
    rm(folder, { recursive: true, force: true }),
  )
}

async function openUrl(admin: Kysely<Database>, template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID()}`
  await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(admin)
  // By force: a process that was killed may still seem connected.
  const remove = () => sql`drop database ${sql.id(name)} with (force)`.execute(admin)
  return testDatabase({ kind: 'url', url: urlOf(name) }, remove)
}

function testDatabase(config: DatabaseConfig, remove: () => Promise<unknown>): TestDatabase {
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
