import { expect, test } from 'vitest'
import { createPageCache, type Rendered } from './page-cache.ts'

const rendering =
  (bytes = 100) =>
  async (): Promise<Rendered<{ bytes: number }, string>> => ({
    shared: true,
    seconds: 30,
    response: { bytes },
  })

function open(bounds: { maxEntries?: number; maxBytes?: number } = {}) {
  let now = 0
  const cache = createPageCache<{ bytes: number }, string>({ clock: () => now, revision: () => 0, ...bounds })
  return { cache, later: (milliseconds: number) => void (now += milliseconds) }
}

test('ten thousand addresses do not fill the memory', async () => {
  const { cache } = open()
  for (let i = 0; i < 10_000; i++) await cache.load(`/${i}`, rendering())
  expect(cache.size().entries).toBe(4000)
  expect(cache.find('/9999')).toBeDefined()
  expect(cache.find('/0')).toBeUndefined()
})

test('large pages are evicted by size', async () => {
  const { cache } = open()
  for (let i = 0; i < 100; i++) await cache.load(`/${i}`, rendering(1024 * 1024))
  expect(cache.size().bytes).toBeLessThanOrEqual(64 * 1024 * 1024)
  expect(cache.size().entries).toBe(63)
})

test('the page that was read last is evicted last', async () => {
  const { cache } = open({ maxEntries: 2 })
  await cache.load('/a', rendering())
  await cache.load('/b', rendering())
  cache.find('/a')
  await cache.load('/c', rendering())
  expect([cache.find('/a'), cache.find('/b'), cache.find('/c')].map(Boolean)).toEqual([true, false, true])
})

test('a page too large for the whole cache is served and not kept', async () => {
  const { cache } = open({ maxBytes: 1000 })
  await cache.load('/small', rendering())
  expect((await cache.load('/large', rendering(1001))).shared).toBe(true)
  expect(cache.find('/large')).toBeUndefined()
  expect(cache.find('/small')).toBeDefined()
})

test('rendering a page again does not count it twice', async () => {
  const { cache } = open()
  for (let i = 0; i < 3; i++) await cache.load('/a', rendering())
  expect(cache.size()).toEqual({ entries: 1, bytes: 102 })
  cache.clear()
  expect(cache.size()).toEqual({ entries: 0, bytes: 0 })
})

test('a rendering that fails rejects for all who wait, and the next one starts afresh', async () => {
  const { cache } = open()
  const failing = () => Promise.reject(new Error('broken'))
  const waiting = [cache.load('/a', failing), cache.load('/a', rendering())]
  for (const outcome of await Promise.allSettled(waiting)) expect(outcome.status).toBe('rejected')
  expect((await cache.load('/a', rendering())).shared).toBe(true)
})

test('a visitor who waited for a response that was somebody else’s own gets a rendering of their own', async () => {
  const { cache } = open()
  const own = (name: string) => async (): Promise<Rendered<{ bytes: number }, string>> => ({
    shared: false,
    own: name,
  })
  const both = await Promise.all([cache.load('/a', own('Ana')), cache.load('/a', own('Bo'))])
  expect(both).toEqual([
    { shared: false, own: 'Ana' },
    { shared: false, own: 'Bo' },
  ])
})

test('what was being rendered when the pages were forgotten is not kept', async () => {
  const { cache } = open()
  const loading = cache.load('/a', rendering())
  cache.clear()
  await loading
  expect(cache.find('/a')).toBeUndefined()
})

test('settled waits for renderings in progress', async () => {
  const { cache } = open()
  let done = false
  const slow = cache.load('/a', async () => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    done = true
    return rendering()()
  })
  await cache.settled()
  expect(done).toBe(true)
  await slow
})
