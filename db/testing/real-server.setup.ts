import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import { openDatabase } from '#db/dialects/open.ts'
import { startRealServer } from './real-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of this run's PostgreSQL server; a database name is appended to it */
    server: string
  }
}

/** Template database that is copied for tests that start with tables. It must have no connections. */
export const migrated = 'migrated'

/** Starts one PostgreSQL server for all test files of a run: one for each took longer than most of them. */
export async function setup(project: TestProject) {
  const server = await startRealServer()
  const admin = openDatabase({ kind: 'url', url: server.url('postgres') })
  await sql`create database ${sql.id(migrated)}`.execute(admin)
  await admin.destroy()
  const db = openDatabase({ kind: 'url', url: server.url(migrated) })
  await migrateToLatest(db)
  await db.destroy()
  project.provide('server', server.url(''))
  return () => server.stop()
}
