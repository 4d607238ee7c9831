import { describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import type { OutboxMessage } from '#db/schema/outbox.ts'
import { freshDatabase } from '#db/testing/fresh-database.fixture.ts'
import { claimMessages } from '#db/queries/outbox/outbox.ts'
import { countDueOnDay, recordDue } from '#db/queries/outbox/queue.ts'
import { readCampaign, reference } from '../../../tests/flow/support/campaign.ts'
import { decideRecipient } from '#app/recipient/recipient.ts'
import type { FailureVerdict } from '#app/mail/transport/classify-failure.ts'
import { createLog } from '#app/log/log.server.ts'
import { createDuePlanner } from '#app/mail/schedule/due-planner.server.ts'
import { createReschedulePolicy } from '#app/mail/schedule/reschedule.server.ts'
import { countByStatus, queueLetters, secret } from '#app/mail/outbox/outbox.fixture.ts'
import { recordFailure } from '#app/mail/outbox/delivery/record-failure.server.ts'

const pace = { perRecipientHour: 12, perCampaignDay: 2000, immediate: false }
const fiveMinutes = 300_000
/** A Tuesday, nine in Geneva. */
const nine = Date.parse('2026-03-03T08:00:00.000Z')
const at = (ms: number) => new Date(nine + ms)
const always = readCampaign()
const closing = { ...always, schedule: { opens: '2026-02-01', closes: '2026-03-03' } }
const greylisted: FailureVerdict = { kind: 'temporary', reason: 'smtp-451-4.7.1', hard: false }

describe.each(databases())('on $name', ({ openMigrated }) => {
  const store = freshDatabase(openMigrated)

  const rows = () => store.db.selectFrom('outbox').selectAll().orderBy('dueAt').execute()

  /** Letters to one mission, one every five minutes from nine on, as they were planned. */
  async function queueByPace(count: number) {
    const moments = Array.from({ length: count }, (_, i) => at(i * fiveMinutes).toISOString())
    for (const dueAt of moments) {
      await queueLetters(store.db, 1, { dueAt })
      await store.db.transaction().execute((trx) => recordDue(trx, always.slug, [{ recipient: 'CH', dueAt }]))
    }
    return moments
  }

  async function refuseAt(now: Date, campaign = always, judgement = greylisted) {
    const lease = `at ${now.toISOString()}`
    const leaseUntil = new Date(now.getTime() + 60_000).toISOString()
    const messages = await claimMessages(store.db, { lease, now: now.toISOString(), leaseUntil, limit: 9 })
    const late = createReschedulePolicy({ campaigns: new Map([[always.slug, campaign]]), reference }, pace)
    const parts = { db: store.db, log: createLog(() => {}), secret, now: () => now, reschedulePolicy: late }
    for (const message of messages)
      await recordFailure({ ...parts, random: () => 0.5, onBounced: () => {} }, message, lease, judgement)
    return messages
  }

  test('a mission’s server asks all letters to come again: the tries keep the mission’s pace too', async () => {
    const moments = await queueByPace(24)
    const tries: number[] = []
    for (const moment of moments.slice(0, 12)) {
      expect(await refuseAt(new Date(moment))).toHaveLength(1)
      tries.push(Date.parse(moment))
    }
    const left = (await rows()).map(({ dueAt: due }) => Date.parse(due ?? ''))
    expect(left).toHaveLength(24)
    const all = [...tries, ...left].sort((a, b) => a - b)
    for (const [i, moment] of all.slice(1).entries())
      expect(moment - (all[i] ?? 0)).toBeGreaterThanOrEqual(fiveMinutes)
    expect((await rows()).filter(({ attempts, reason }) => attempts === 1 && reason !== null)).toHaveLength(
      12,
    )
    expect(await countDueOnDay(store.db, always.slug, '2026-03-03')).toBe(24)
  })

  test('a letter that would be tried again after the campaign’s last day is given up and says so', async () => {
    const evening = at(8 * 3_600_000 - 10_000)
    await queueLetters(store.db, 1, { dueAt: evening.toISOString() })
    await refuseAt(evening, closing)
    expect(await rows()).toMatchObject([
      { status: 'failed', reason: 'campaign-closed', attempts: 1, lease: null },
    ])
  })

  test('a letter is given no moment after its campaign’s last day', async () => {
    const ch = decideRecipient(closing, reference, 'CH', undefined)
    if (!ch.ok) throw new Error('nobody writes to CH')
    const [first, second] = await store.db.transaction().execute(async (trx) => {
      const dueOf = createDuePlanner(trx, closing, { ...pace, perCampaignDay: 1 }, at(0))
      return [await dueOf(ch.value), await dueOf(ch.value)]
    })
    expect(first?.toISOString()).toMatch(/^2026-03-03/)
    expect(second).toBeUndefined()
    expect(await countByStatus(store.db)).toEqual({})
  })
})

test('a letter later than the distance to the next one is late, and so is one that would go together with another', () => {
  const { listLate } = createReschedulePolicy(
    { campaigns: new Map([[always.slug, always]]), reference },
    pace,
  )
  const letter = (recipient: string, late: number) =>
    ({ campaign: always.slug, recipient, caseId: null, dueAt: at(-late).toISOString() }) as OutboxMessage
  const late = [
    letter('CH', fiveMinutes + 1),
    letter('FR', 200_000),
    letter('FR', 100_000),
    letter('CH', 1000),
  ]
  expect(listLate(late, at(0))).toEqual([late[0], late[2]])
})
