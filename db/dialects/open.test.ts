import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, SqliteAdapter, SqliteQueryCompiler, DummyDriver, SqliteIntrospector } from 'kysely'
import { expect, test } from 'vitest'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import { foldCounter } from '#db/queries/participation/counter.ts'
import type { Database } from '#db/schema/database.ts'
import { openDatabase } from './open.ts'
import { startRealServer } from '#db/testing/real-server.ts'

test('the organiser gives a path that cannot be opened and is told before anybody comes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-open-'))
  const db = openDatabase({ kind: 'file', path: folder })

  await expect(migrateToLatest(db)).rejects.toThrow(
    /The database could not be migrated: EISDIR: .*demarche-open-/,
  )
  await rm(folder, { recursive: true })
})

test('the organiser gives a server that is not there and is told before anybody comes', async () => {
  const db = openDatabase({ kind: 'url', url: 'postgres://nobody:nothing@127.0.0.1:1/none' })

  await expect(migrateToLatest(db)).rejects.toThrow(/The database could not be migrated: .*ECONNREFUSED/)
  await db.destroy()
})

test('two test files start a server at the same moment and both get their own', async () => {
  const servers = await Promise.all([startRealServer(), startRealServer()])
  const urls = servers.map((server) => server.url('postgres'))

  await Promise.all(
    urls.map(async (url) => {
      const db = openDatabase({ kind: 'url', url })
      await migrateToLatest(db)
      await db.destroy()
    }),
  )

  expect(new Set(urls).size).toBe(2)
  await Promise.all(servers.map((server) => server.stop()))
})

test('a developer who opens the database past this folder is told where to go', async () => {
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })

  await expect(foldCounter(db)).rejects.toThrow('was not opened by openDatabase')
})
