import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { sql, type Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '#db/schema/database.ts'
import { openSqlite } from './open.ts'

let folder: string
let file: string
let db: Kysely<Database>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarche-driver-'))
  file = join(folder, 'demarche.db')
  db = openSqlite(file)
  await sql`create table note (id text primary key, text text)`.execute(db)
})

afterEach(async () => {
  await db.destroy()
  await rm(folder, { recursive: true })
})

const count = (n: number) => Array.from({ length: n }, (_, i) => i)

/** Writes `id` in a transaction of two statements; after the first, `between` may throw. */
const write = (id: string, between = () => {}, text = 'x') =>
  db.transaction().execute(async (trx) => {
    await sql`insert into note values (${id}, '')`.execute(trx)
    between()
    await sql`update note set text = ${text} where id = ${id}`.execute(trx)
  })

/** Reads as another program does: all that is committed and nothing else. */
function onDisk(): Set<string> {
  const other = new BetterSqlite3(file, { readonly: true })
  try {
    return new Set(
      other
        .prepare<[], { id: string; text: string }>('select id, text from note')
        .all()
        .map((row) => (row.text === '' ? `half of ${row.id}` : row.id)),
    )
  } finally {
    other.close()
  }
}

const logSize = async () => (await stat(`${file}-wal`)).size

test('transactions that come at once are all written, with fewer commits than one after another', async () => {
  const before = await logSize()
  for (const i of count(50)) await write(`single ${i}`)
  const singly = (await logSize()) - before
  await Promise.all(count(50).map((i) => write(`together ${i}`)))
  const together = (await logSize()) - before - singly

  expect(onDisk().size).toBe(100)
  expect(together).toBeLessThan(singly / 5)
})

test('a write that has resolved is on disk', async () => {
  await Promise.all(
    count(200).map(async (i) => {
      await write(`${i}`)
      expect(onDisk()).toContain(`${i}`)
    }),
  )
})

test('one that fails undoes its own work only, be it the first, the last or every second one', async () => {
  for (const fails of [(i: number) => i === 0, (i: number) => i === 19, (i: number) => i % 2 === 0]) {
    const ids = count(20).map(() => randomUUID())
    const answers = await Promise.allSettled(
      ids.map((id, i) =>
        write(id, () => {
          if (fails(i)) throw new Error('no')
        }),
      ),
    )

    expect(answers.map(({ status }) => status)).toEqual(
      count(20).map((i) => (fails(i) ? 'rejected' : 'fulfilled')),
    )
    const written = onDisk()
    expect(ids.map((id) => written.has(id))).toEqual(count(20).map((i) => !fails(i)))
    expect([...written].filter((id) => id.startsWith('half of'))).toEqual([])
  }
})

test('who reads in between sees what is committed, and no half of it', async () => {
  const seen: [number, number][] = []
  const read = async () => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from note`.execute(db)
    seen.push([rows[0]?.n ?? -1, onDisk().size])
  }

  await Promise.all(count(60).map((i) => (i % 3 === 2 ? read() : write(`${i}`))))

  expect(seen).toHaveLength(20)
  expect(seen.filter(([here, there]) => here !== there)).toEqual([])
  expect(seen.map(([here]) => here)).toEqual(count(20).map((i) => 2 * i + 2))
})

test('the disk is full in the middle of a rush: who was told that it is written has it, who was not has nothing', async () => {
  await write('before')
  await sql`pragma max_page_count = 60`.execute(db)
  const ids = count(40).map(() => randomUUID())

  const answers = await Promise.allSettled(ids.map((id) => write(id, () => {}, 'x'.repeat(9_000))))

  const written = onDisk()
  const states = answers.map(({ status }) => status)
  expect(new Set(states)).toEqual(new Set(['fulfilled', 'rejected']))
  expect(ids.map((id) => written.has(id))).toEqual(states.map((state) => state === 'fulfilled'))
  await sql`pragma max_page_count = 100000`.execute(db)
  await write('after')
  expect(onDisk()).toContain('after')
})

test('a transaction that goes on after the disk was full writes nothing any more', async () => {
  await sql`pragma max_page_count = 20`.execute(db)
  const goOn = db.transaction().execute(async (trx) => {
    for (let i = 0; i < 30; i++)
      await sql`insert into note values (${`big ${i}`}, ${'x'.repeat(9_000)})`.execute(trx).catch(() => {})
    await sql`pragma max_page_count = 100000`.execute(trx).catch(() => {})
    await sql`insert into note values ('late', 'x')`.execute(trx)
  })

  await expect(goOn).rejects.toThrow('SQLite has undone this transaction')
  expect(onDisk()).toEqual(new Set())
})

test('the program ends in a rush: what was answered is on disk, and of the others nothing, no half either', async () => {
  const ids = count(40).map(() => randomUUID())
  const answers = Promise.allSettled(ids.map((id) => write(id)))
  for (let i = 0; i < 60; i++) await Promise.resolve()

  await db.destroy()

  const states = (await answers).map(({ status }) => status)
  const written = onDisk()
  expect(ids.map((id) => written.has(id))).toEqual(states.map((state) => state === 'fulfilled'))
  expect([...written].filter((id) => id.startsWith('half of'))).toEqual([])
})

test('queries that their transaction did not await are refused, and block no one', async () => {
  let slow: Promise<unknown> = Promise.resolve()
  const forgotten: Promise<unknown>[] = []
  await db.transaction().execute(async (trx) => {
    slow = db.transaction().execute(() => new Promise<void>((resolve) => setTimeout(resolve, 20)))
    for (const i of count(3))
      forgotten.push(sql`insert into note values (${`forgotten ${i}`}, 'x')`.execute(trx))
  })
  const outcomes = await Promise.allSettled(forgotten)
  await slow

  await write('later')
  const written = onDisk()
  expect(written).toContain('later')
  expect(count(3).map((i) => written.has(`forgotten ${i}`))).toEqual(
    outcomes.map(({ status }) => status === 'fulfilled'),
  )
})

test('a second process writes between the groups, and neither loses anything', async () => {
  const other = openSqlite(file)
  const put = (on: Kysely<Database>, id: string) =>
    on.transaction().execute((trx) => sql`insert into note values (${id}, 'x')`.execute(trx))

  await Promise.all([
    ...count(300).map((i) => put(db, `ours ${i}`)),
    ...count(300).map((i) => put(other, `theirs ${i}`)),
  ])
  await other.destroy()

  expect(onDisk().size).toBe(600)
})

test('a rush of transactions leaves the rest of the process its moments', async () => {
  let moments = 0
  let isOver = false
  const tick = () => {
    moments++
    if (!isOver) setImmediate(tick)
  }
  setImmediate(tick)
  const from = performance.now()
  await Promise.all(count(3_000).map((i) => write(`${i}`)))
  const took = performance.now() - from
  isOver = true

  expect(moments).toBeGreaterThan(took / 60)
})

test('who keeps the connection can go on after a commit', async () => {
  const others: Promise<unknown>[] = []
  await db.connection().execute(async (one) => {
    others.push(...count(5).map((i) => write(`beside ${i}`)))
    await one.transaction().execute((trx) => sql`insert into note values ('a', 'x')`.execute(trx))
    await sql`insert into note values ('b', 'x')`.execute(one)
  })
  await Promise.all(others)

  expect(onDisk().size).toBe(7)
})
