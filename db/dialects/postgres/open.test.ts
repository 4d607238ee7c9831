import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import { counterQuery, foldCounter, readCounter } from '#db/queries/participation/counter.ts'
import { recordParticipation } from '#db/queries/participation/participation.ts'
import type { Database } from '#db/schema/database.ts'
import { openPostgres } from './open.ts'
import type { RealServer } from '#db/testing/real-server.ts'
import { startRealServer } from '#db/testing/real-server.ts'

let server: RealServer
let db: Kysely<Database>

beforeAll(async () => {
  server = await startRealServer()
  db = openPostgres(server.url('postgres'))
  await migrateToLatest(db)
})

afterAll(async () => {
  await db.destroy()
  await server.stop()
})

const visit = {
  campaign: 'end-reprisals',
  kind: 'prepared',
  day: '2026-03-01',
  dedupKey: null,
  suspect: false,
} as const

async function rush(people: number, campaign: string) {
  await sql`insert into participation (id, campaign, kind, day, suspect)
            select gen_random_uuid()::text, ${campaign}, 'prepared', '2026-03-01', 0
            from generate_series(1, ${sql.lit(people)})`.execute(db)
}

test('a count is a number, not a text', async () => {
  const { rows } = await sql<{ n: unknown }>`select count(*) as n from counter`.execute(db)

  expect(rows).toEqual([{ n: 0 }])
})

test('a statement that never ends, or a forgotten transaction, is ended by the server', async () => {
  const { rows } = await sql`
    select current_setting('statement_timeout') as statement,
           current_setting('idle_in_transaction_session_timeout') as idle
  `.execute(db)

  expect(rows).toEqual([{ statement: '30s', idle: '30s' }])
})

test('the server drops every connection and the next person is served all the same', async () => {
  const other = openPostgres(server.url('postgres'))
  await Promise.all([1, 2, 3].map(() => readCounter(other, 'end-reprisals')))
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'demarche' and pid <> pg_backend_pid()`.execute(db)
  await new Promise((resolve) => setTimeout(resolve, 100))

  expect((await readCounter(other, 'end-reprisals')).prepared).toBe(0)
  await other.destroy()
})

test('a rush that the planner did not expect is folded in moments', async () => {
  await sql`analyze participation`.execute(db)
  await rush(20_000, 'rush')
  const start = performance.now()

  while ((await foldCounter(db)) > 0);

  expect(performance.now() - start).toBeLessThan(5_000)
  expect((await readCounter(db, 'rush')).prepared).toBe(20_000)
})

test('with 20,000 people folded, reading the counter looks only at those who came since', async () => {
  await rush(20_000, 'end-reprisals')
  while ((await foldCounter(db)) > 0);
  await recordParticipation(db, visit)
  await sql`vacuum analyze participation`.execute(db)

  const plan = await counterQuery(db, 'end-reprisals').explain('text')

  const steps = plan.map((step) => String(step['QUERY PLAN'])).join('\n')
  expect(steps).toMatch(/Index (?:Only )?Scan using participation_uncounted/)
  expect(steps).not.toContain('Seq Scan on participation')
  expect((await readCounter(db, 'end-reprisals')).prepared).toBe(20_001)
})
