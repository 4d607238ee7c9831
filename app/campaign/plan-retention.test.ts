import { expect, test } from 'vitest'
import type { Campaign } from './campaign.ts'
import { planRetention } from './plan-retention.ts'

const waitUntil = (closes: string) =>
  ({ schedule: { opens: '2026-01-01', closes } }) as Pick<Campaign, 'schedule'>

test('everything is erased after the last day and a waiting time', () => {
  expect(planRetention(waitUntil('2026-03-01'), '2026-02-28', 30)).toEqual({})
  expect(planRetention(waitUntil('2026-03-01'), '2026-03-31', 30)).toEqual({})
  expect(planRetention(waitUntil('2026-03-01'), '2026-04-01', 30)).toEqual({
    people: { beforeDay: '2026-04-02', sparesWaiting: false },
  })
})

test('a last day that is only known to the month is the month’s last', () => {
  expect(planRetention(waitUntil('2026-02'), '2026-03-01', 1)).toEqual({})
  expect(planRetention(waitUntil('2026-02'), '2026-03-02', 1).people).toBeDefined()
  expect(planRetention(waitUntil('2025'), '2026-01-01', 1)).toEqual({})
  expect(planRetention(waitUntil('2025'), '2026-01-02', 1).people).toBeDefined()
})

test('without a known end, people are kept for a year, failed letters for the waiting time, and queued letters are sent first', () => {
  const plan = {
    people: { beforeDay: '2025-03-01', sparesWaiting: true },
    deadBefore: '2026-01-30',
  }
  expect(planRetention({ schedule: 'evergreen' }, '2026-03-01', 30)).toEqual(plan)
  expect(planRetention(waitUntil('dialogue'), '2026-03-01', 30)).toEqual(plan)
  expect(planRetention(undefined, '2026-03-01', 30)).toEqual(plan)
  expect(planRetention({ schedule: 'evergreen' }, '2026-03-01', 1000).people?.beforeDay).toBe('2023-06-05')
})
