import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
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
      openMigrated: openMigratedFile,
    },
    {
      name: 'PostgreSQL',
      open: () => openUrl(admin, 'template1'),
      openMigrated: () => openMigratedUrl(admin),
    },
  ]
}

const urlOf = (name: string): string => `${inject('server')}${name}`

async function openFile(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-sqlite-'))
  return testDatabase(fileIn(folder), () => rm(folder, { recursive: true, force: true }))
}

const fileIn = (folder: string) => ({ kind: 'file', path: join(folder, 'data', 'demarche.db') }) as const

let migratedFile: Promise<string> | undefined

/** Copies a file that is migrated once per worker. Tests do not wait for the disk, which no killed process needs. */
async function openMigratedFile(): Promise<TestDatabase> {
  const template = await (migratedFile ??= migrateFile())
  const folder = await mkdtemp(join(tmpdir(), 'demarche-sqlite-'))
  const config = fileIn(folder)
  await mkdir(dirname(config.path), { mode: 0o700 })
  await copyFile(template, config.path)
  const opened = testDatabase(config, () => rm(folder, { recursive: true, force: true }))
  await sql`pragma synchronous = off`.execute(opened.db)
  return opened
}

async function migrateFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-sqlite-template-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const { path } = fileIn(folder)
  const db = openDatabase({ kind: 'file', path })
  await migrateToLatest(db)
  await db.destroy()
  return path
}

async function openUrl(admin: Kysely<Database>, template: string): Promise<TestDatabase> {
  const name = await createDatabase(admin, template)
  return testDatabase({ kind: 'url', url: urlOf(name) }, () => dropDatabase(admin, name))
}

async function createDatabase(admin: Kysely<Database>, template: string): Promise<string> {
  const name = `test_${randomUUID()}`
  await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(admin)
  return name
}

// By force: a process that was killed may still seem connected.
const dropDatabase = (admin: Kysely<Database>, name: string) =>
  sql`drop database ${sql.id(name)} with (force)`.execute(admin)

/** Migrated databases of this worker that no test uses. They end with the server. */
const emptied: string[] = []

/** Takes a database that an earlier test emptied: to create one takes ten times as long. */
async function openMigratedUrl(admin: Kysely<Database>): Promise<TestDatabase> {
  const name = emptied.pop() ?? (await createDatabase(admin, migrated))
  return testDatabase({ kind: 'url', url: urlOf(name) }, async () => {
    try {
      await emptyDatabase(admin, name)
      emptied.push(name)
    } catch {
      await dropDatabase(admin, name)
    }
  })
}

/** A database that grew larger is not kept: its deleted rows would slow the next test and mislead the planner. */
const maxKeptBytes = 512 * 1024

/** Ends what a killed process left connected, and deletes every row, which is 40 times as fast as truncating small tables. */
async function emptyDatabase(admin: Kysely<Database>, name: string): Promise<void> {
  await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = ${name}`.execute(
    admin,
  )
  const db = openDatabase({ kind: 'url', url: urlOf(name) })
  try {
    const { rows } = await sql<{ name: string; bytes: number }>`
      select tablename as name, pg_relation_size(quote_ident(tablename)) as bytes
      from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(db)
    if (rows.some(({ bytes }) => bytes > maxKeptBytes)) throw new Error('too large to be kept')
    const deletions = rows.map((row) => `delete from "${row.name}";`).join('')
    // As a replica it checks no foreign keys, so the order does not matter.
    await sql.raw(`begin; set local session_replication_role = replica; ${deletions} commit`).execute(db)
  } finally {
    await db.destroy()
  }
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
