import { afterEach, expect, test, vi } from 'vitest'
import { createRateLimits } from './rate-limits.server.ts'

afterEach(() => vi.useRealTimers())

test('the IP of a visitor is nowhere in the data of the limiter', async () => {
  const rates = createRateLimits({ perMinute: 10, emailsPerHour: 60, clock: () => 0 })
  for (const ip of ['203.0.113.77', '2001:db8:aaaa:bbbb::1']) {
    await rates.post(ip)
    await rates.render(ip)
    await rates.email(ip)
  }
  const kept = rates.dump()
  expect(kept.map(({ storage }) => storage.length)).toEqual([2, 2, 2])
  const text = JSON.stringify(kept)
  for (const trace of [
    '203.0.113',
    '2001',
    'aaaa',
    'cb00714d',
    Buffer.from([203, 0, 113, 77]).toString('base64'),
  ])
    expect(text).not.toContain(trace)
  for (const { key } of kept.flatMap(({ storage }) => storage)) expect(String(key)).toMatch(/^[\w-]{43}$/)
})

test('a minute later a network starts afresh, and nothing of it is left', async () => {
  vi.useFakeTimers()
  const rates = createRateLimits({ perMinute: 1, emailsPerHour: 2, clock: () => 0 })
  for (const kind of ['free', 'limited', 'limited', 'refused'])
    expect((await rates.post('203.0.113.9')).kind).toBe(kind)
  vi.advanceTimersByTime(60_000)
  expect(rates.dump().flatMap(({ storage }) => storage)).toEqual([])
  expect((await rates.post('203.0.113.9')).kind).toBe('free')
})

test('a network may request a limited number of emails an hour, from any of its addresses; the next network has its own limit', async () => {
  vi.useFakeTimers()
  const rates = createRateLimits({ perMinute: 1, emailsPerHour: 2, clock: () => 0 })
  const asks = ['2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2::3', '2001:db8:1:3::1']
  const answers: boolean[] = []
  for (const ip of asks) answers.push(await rates.email(ip))
  expect(answers).toEqual([true, true, false, true])
  vi.advanceTimersByTime(3_599_000)
  expect(await rates.email('2001:db8:1:2::1')).toBe(false)
  vi.advanceTimersByTime(1_000)
  expect(await rates.email('2001:db8:1:2::1')).toBe(true)
})
