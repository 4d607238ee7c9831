import { expect, test } from 'vitest'
import { createSendLimit } from './send-limit.ts'

const limitAt = (time: { ms: number }) =>
  createSendLimit({ few: 2, many: 4 }, { clock: () => time.ms, random: () => 0.5 })

test('a fast server gets more messages at a time up to the limit, a slow one no more than its connections', () => {
  const limit = limitAt({ ms: 0 })
  expect(limit.current()).toBe(2)
  for (let i = 0; i < 5; i++) limit.adapt(10)
  expect(limit.current()).toBe(4)
  limit.adapt(75)
  expect(limit.current()).toBe(4)
  limit.adapt(101)
  expect(limit.current()).toBe(2)
})

test('a server that is gone is tried with one message, after pauses that double up to a minute', () => {
  const time = { ms: 0 }
  const limit = limitAt(time)
  const pauses = Array.from({ length: 8 }, () => {
    const pause = limit.serverFailed() ?? NaN
    expect(limit.isPaused()).toBe(true)
    expect(limit.serverFailed()).toBeUndefined()
    time.ms += pause
    expect(limit.isPaused()).toBe(false)
    expect(limit.current()).toBe(1)
    return pause
  })
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
  limit.serverWorks()
  expect(limit.current()).toBe(2)
  expect(limit.serverFailed()).toBe(1000)
})
