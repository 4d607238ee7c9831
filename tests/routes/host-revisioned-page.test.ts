import { expect, test } from 'vitest'
import { openHost } from '#app/host/host.fixture.ts'
import type { FindRevisioned } from '#app/host/cache/revisioned-page.ts'

const revisioned = { 'content-type': 'text/html', 'cache-control': 'no-store', 'x-revisioned-page': '1' }

/** A list that another process may change: its revision is read for every request. */
async function openList(headers: Record<string, string> = revisioned) {
  let [state, asked, renderings] = [1, 0, 0]
  const find: FindRevisioned = (path) =>
    path === '/en/list'
      ? { query: ['page'], revision: () => Promise.resolve(String((asked++, state))) }
      : undefined
  const page = () => new Response(`list ${state}, rendering ${++renderings}`, { headers })
  const { send, seen } = await openHost(page, {}, undefined, find)
  return { send, seen, change: () => void state++, asked: () => asked }
}

test('a revisioned page is rendered once while its revision is current, which is read each time', async () => {
  const { send, seen, asked } = await openList()
  for (let visit = 0; visit < 5; visit++) {
    const { text, headers } = await send({ path: '/en/list' })
    expect(text).toBe('list 1, rendering 1')
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate')
    expect(headers).not.toHaveProperty('x-revisioned-page')
  }
  expect(seen).toHaveLength(1)
  expect(asked()).toBe(5)
})

test('once the revision changed, nobody gets the old page: not from memory, and not as a 304', async () => {
  const { send, change } = await openList()
  const { headers } = await send({ path: '/en/list' })
  change()
  expect((await send({ path: '/en/list' })).text).toBe('list 2, rendering 2')
  const again = await send({ path: '/en/list', headers: { 'if-none-match': headers.etag ?? '' } })
  expect([again.status, again.text]).toEqual([200, 'list 2, rendering 2'])
})

test('its pages are kept one by one, and what it does not know in a query is not kept at all', async () => {
  const { send, seen } = await openList()
  for (const path of ['/en/list?page=2', '/en/list', '/en/list?page=2', '/en/list']) await send({ path })
  expect(seen).toHaveLength(2)
  for (let visit = 0; visit < 2; visit++) {
    const { headers } = await send({ path: '/en/list?case=a' })
    expect(headers['cache-control']).toBe('no-store')
    expect(headers).not.toHaveProperty('x-revisioned-page')
  }
  expect(seen).toHaveLength(4)
})

test('under an address whose state nobody can tell it is kept by nobody', async () => {
  const { send, seen } = await openList()
  for (const path of ['/en/List', '/en/%6cist', '/en/list/', '/en/List', '/en/%6cist', '/en/list/']) {
    const { headers } = await send({ path })
    expect(headers['cache-control']).toBe('no-store')
    expect(headers).not.toHaveProperty('x-revisioned-page')
  }
  expect(seen).toHaveLength(6)
})

test('what sets a cookie is about one visitor, revisioned or not', async () => {
  const { send, seen } = await openList({ ...revisioned, 'set-cookie': 'a=b' })
  await send({ path: '/en/list' })
  expect((await send({ path: '/en/list' })).headers['cache-control']).toBe('no-store')
  expect(seen).toHaveLength(2)
})
