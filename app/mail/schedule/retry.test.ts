import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planRetry, retryDelays } from './retry.ts'

const now = new Date('2026-03-02T10:00:00Z')
const minutes = (attempts: number, jitter = 0.5) =>
  ((planRetry(attempts, now, jitter)?.getTime() ?? NaN) - now.getTime()) / 60_000

test('a letter is tried again after a minute, then less and less often', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8].map((n) => minutes(n))).toEqual([1, 5, 15, 60, 180, 360, 720, 1440])
})

test('after about five days it is given up', () => {
  const days = retryDelays.reduce((sum, pause) => sum + pause, 0) / 86_400_000
  expect(days).toBeGreaterThan(4.5)
  expect(days).toBeLessThan(5.5)
  expect(planRetry(retryDelays.length, now, 0)).toBeDefined()
  expect(planRetry(retryDelays.length + 1, now, 0)).toBeUndefined()
})

test('jitter moves a pause by a quarter at most, and never backwards in time', () => {
  const jitter = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), jitter, (attempts, j) => {
      const at = planRetry(attempts, now, j)
      if (at === undefined) {
        expect(attempts).toBeGreaterThan(retryDelays.length)
        return
      }
      const pause = retryDelays[Math.max(attempts, 1) - 1] ?? 0
      const waited = at.getTime() - now.getTime()
      expect(waited).toBeGreaterThanOrEqual(pause * 0.75 - 1)
      expect(waited).toBeLessThanOrEqual(pause * 1.25 + 1)
    }),
  )
})
