import { randomUUID } from 'node:crypto'
import type { Compilable } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claim } from './claim-query.ts'
import { claimQuery } from './claim-query.ts'
import { acceptMessages, claimMessages } from './outbox.ts'
import { queueQuery } from './queue.ts'
import type { TestDatabase } from '#db/testing/both.ts'
import { databases } from '#db/testing/both.ts'

const now = '2026-03-02T09:00:00.000Z'
const claim: Claim = { lease: 'worker', now, leaseUntil: '2026-03-02T09:01:00.000Z', limit: 50 }

const waiting = {
  kind: 'letter',
  campaign: 'end-reprisals',
  recipient: 'CH',
  caseId: null,
  language: 'fr',
  status: 'queued',
  day: '2026-03-02',
  ownerKind: null,
  ownerId: null,
  attempts: 0,
  unacknowledged: 0,
  dueAt: now,
  lease: null,
  leaseUntil: null,
  reason: null,
  addressKey: null,
  toEmail: 'mission@example.org',
  toName: null,
  replyEmail: 'ana@example.org',
  replyName: 'Ana',
  subject: 'Subject',
  text: 'x'.repeat(2_500),
} as const
const nobody = {
  dueAt: null,
  toEmail: null,
  replyEmail: null,
  replyName: null,
  subject: null,
  text: null,
}

describe.each(databases())(
  '10,000 letters are queued among 20,000 that were sent, on $name',
  ({ name, openMigrated }) => {
    let database: TestDatabase

    beforeAll(async () => {
      database = await openMigrated()
      await insert(20_000, { ...nobody, status: 'accepted' })
      await insert(10_000)
    })

    afterAll(() => database.close())

    async function insert(count: number, row: object = {}) {
      for (let done = 0; done < count; done += 500) {
        const rows = Array.from({ length: 500 }, () => ({ ...waiting, ...row, id: randomUUID() }))
        await database.db.insertInto('outbox').values(rows).execute()
      }
    }

    async function planOf(query: Compilable): Promise<string> {
      const compiled = query.compile()
      const explain = name === 'SQLite' ? 'explain query plan' : 'explain'
      const { rows } = await database.db.executeQuery<Record<string, unknown>>({
        ...compiled,
        sql: `${explain} ${compiled.sql}`,
      })
      return rows.map((row) => String(row.detail ?? row['QUERY PLAN'])).join('\n')
    }

    test('claiming reads the oldest that are due, and counting the queue an index', async () => {
      // As the database does by itself after a while; the pauses it does not look at, since they never change.
      if (name !== 'SQLite') await sql`analyze outbox`.execute(database.db)
      const claiming = await planOf(claimQuery(database.db, { ...claim, kinds: ['letter'] }))
      expect(claiming).toContain('outbox_due')
      expect(claiming).not.toMatch(/SCAN outbox|Seq Scan on outbox|TEMP B-TREE FOR ORDER|Sort/)
      const others = await planOf(claimQuery(database.db, { ...claim, kinds: ['confirmation', 'notice'] }))
      expect(others).toMatch(/outbox_due \(kind=\?|Index Cond: .*kind/)
      expect(others).not.toMatch(/SCAN outbox|Seq Scan on outbox/)
      expect(await planOf(queueQuery(database.db, 'end-reprisals'))).toContain('outbox_open')
    })

    test('they are claimed and accepted in seconds, the last as fast as the first', async () => {
      if (name !== 'SQLite') await sql`analyze outbox`.execute(database.db)
      const start = performance.now()
      let taken = 0
      for (;;) {
        const messages = await claimMessages(database.db, { ...claim, kinds: ['letter'] })
        if (messages.length === 0) break
        const ids = messages.map(({ id }) => id)
        taken += (await acceptMessages(database.db, ids, ['worker'], '2026-03-02')).length
      }

      expect(taken).toBe(10_000)
      expect(performance.now() - start).toBeLessThan(20_000)
    }, 60_000)
  },
)
