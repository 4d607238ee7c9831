import { randomUUID } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type { Kysely, KyselyPlugin, RootOperationNode } from 'kysely'
import { createQueryId, sql, UpdateQueryNode } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import { counterQuery, foldCounter, readCounter } from '#db/queries/participation/counter.ts'
import { forgetTokens, recordParticipation } from '#db/queries/participation/participation.ts'
import type { Database } from '#db/schema/database.ts'
import { openSqlite } from './open.ts'

let folder: string
let file: string
let db: Kysely<Database>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarche-sqlite-'))
  file = join(folder, 'not', 'yet', 'there', 'demarche.db')
  db = openSqlite(file)
  await migrateToLatest(db)
})

afterEach(async () => {
  await db.destroy()
  await rm(folder, { recursive: true, force: true })
})

const visit = { campaign: 'end-reprisals', kind: 'prepared', day: '2026-03-01', suspect: false } as const

async function pragma(name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db)
  return Object.values(rows[0] ?? {})[0]
}

test('what protects the supporters is really switched on', async () => {
  expect(await pragma('journal_mode')).toBe('wal')
  expect(await pragma('synchronous')).toBe(2)
  expect(await pragma('foreign_keys')).toBe(1)
  expect(await pragma('secure_delete')).toBe(1)
  expect(await pragma('trusted_schema')).toBe(0)
})

test('in a folder that was there already, the files are for their owner only, also those left by a killed process', async () => {
  const open = join(folder, 'open')
  await mkdir(open)
  await chmod(open, 0o755)
  const there = join(open, 'demarche.db')
  await writeFile(there, '')
  await chmod(there, 0o644)
  const again = openSqlite(there)
  try {
    await migrateToLatest(again)
    const names = await readdir(open)
    const modes = await Promise.all(names.map(async (name) => (await stat(join(open, name))).mode & 0o777))
    expect(Object.fromEntries(names.map((name, i) => [name, modes[i]]))).toEqual({
      'demarche.db': 0o600,
      'demarche.db-shm': 0o600,
      'demarche.db-wal': 0o600,
    })
  } finally {
    await again.destroy()
  }
})

test('another process writes for a while: a single statement waits for it, and the process goes on meanwhile', async () => {
  const other = new BetterSqlite3(file)
  other.exec('begin immediate')
  let moments = 0
  const ticking = setInterval(() => moments++, 5)
  setTimeout(() => other.exec('commit'), 200)

  await recordParticipation(db, { ...visit, dedupKey: null })

  clearInterval(ticking)
  other.close()
  expect(moments).toBeGreaterThan(5)
  expect((await readCounter(db, visit.campaign)).prepared).toBe(1)
})

test("the folder is made for the product's own user only", async () => {
  expect((await stat(dirname(file))).mode & 0o777).toBe(0o700)
})

test('who seizes the disk finds no trace of a forgotten token, in no file', async () => {
  for (let i = 0; i < 200; i++) await recordParticipation(db, { ...visit, dedupKey: `CANARY${randomUUID()}` })
  const files = async () => {
    const names = await readdir(dirname(file))
    return Promise.all(names.map((name) => readFile(join(dirname(file), name), 'latin1')))
  }
  expect((await files()).join('')).toContain('CANARY')

  await forgetTokens(db, '2026-03-02')

  expect((await files()).join('')).not.toContain('CANARY')
})

test('a second writer waits for the first without stopping the process', async () => {
  const other = openSqlite(file)
  const order: string[] = []
  const first = db.transaction().execute(async (trx) => {
    await trx.insertInto('counter').values({ campaign: 'a', kind: 'shared', n: 1 }).execute()
    await new Promise((resolve) => setTimeout(resolve, 100))
    order.push('first')
  })
  const second = other.transaction().execute(async (trx) => {
    const { n } = await trx.selectFrom('counter').select('n').executeTakeFirstOrThrow()
    await trx
      .updateTable('counter')
      .set({ n: n + 1 })
      .execute()
    order.push('second')
  })

  await Promise.all([first, second])
  await other.destroy()

  expect(order).toEqual(['first', 'second'])
  expect(await db.selectFrom('counter').select('n').execute()).toEqual([{ n: 2 }])
})

async function planOf(node: RootOperationNode): Promise<string[]> {
  const query = db.getExecutor().compileQuery(node, createQueryId())
  const plan = { ...query, sql: `explain query plan ${query.sql}` }
  const { rows } = await db.executeQuery<{ detail: string }>(plan)
  return rows.map((step) => step.detail)
}

test('with 20,000 people folded, reading the counter looks only at those who came since', async () => {
  for (let i = 0; i < 20; i++) {
    const rows = Array.from({ length: 1_000 }, () => ({ ...visit, id: randomUUID(), suspect: 0 as const }))
    await sql`insert into participation (id, campaign, kind, day, suspect) values ${sql.join(
      rows.map((row) => sql`(${row.id}, ${row.campaign}, ${row.kind}, ${row.day}, ${row.suspect})`),
    )}`.execute(db)
  }
  while ((await foldCounter(db)) > 0);
  await recordParticipation(db, { ...visit, dedupKey: null })

  const steps = await planOf(counterQuery(db, 'end-reprisals').toOperationNode())

  expect(steps).toContainEqual(
    expect.stringMatching(
      /SEARCH participation USING (?:COVERING )?INDEX participation_uncounted \(campaign=\?/,
    ),
  )
  expect(steps).toContainEqual(expect.stringContaining('SEARCH counter USING'))
  expect(steps.filter((step) => step.startsWith('SCAN participation'))).toEqual([])
})

test('folding looks only at the uncounted, never along the primary key', async () => {
  const updates: RootOperationNode[] = []
  const watch: KyselyPlugin = {
    transformQuery({ node }) {
      if (UpdateQueryNode.is(node)) updates.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await foldCounter(db.withPlugin(watch))

  const plans = await Promise.all(updates.map(planOf))

  const touching = plans.flat().filter((step) => step.includes('participation'))
  expect(touching).toHaveLength(2)
  expect(touching.filter((step) => !step.includes('INDEX participation_next_uncounted'))).toEqual([])
})
