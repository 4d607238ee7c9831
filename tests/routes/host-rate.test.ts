import { expect, test } from 'vitest'
import { formHeaders, openHost, type Page } from '#app/host/host.fixture.ts'

const page: Page = (_request, { limited }) =>
  new Response(limited ? 'limited' : 'free', { status: limited ? 429 : 200 })
const post = { method: 'POST', headers: formHeaders, body: 'a=1' }
const from = (address: string) => ({ ...post, headers: { ...formHeaders, 'x-forwarded-for': address } })

test('a network that acts too often still gets its own page back, then a plain one', async () => {
  const { send, seen } = await openHost(page, { RATE_PER_MINUTE: '2' })
  const texts: string[] = []
  for (let i = 0; i < 6; i++) texts.push((await send(post)).text)
  expect(texts).toEqual(['free', 'free', 'limited', 'limited', 'limited', 'limited'])
  const last = await send(post)
  expect(last.status).toBe(429)
  expect(last.text).toContain('what to do after 429')
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
  expect(Number(last.headers['retry-after'])).toBeLessThanOrEqual(60)
  expect(seen).toHaveLength(6)
})

test('posts from another site do not use up a network’s allowance', async () => {
  const { send } = await openHost(page, { RATE_PER_MINUTE: '1' })
  const cross = { ...post, headers: { ...formHeaders, 'sec-fetch-site': 'cross-site' } }
  for (let i = 0; i < 5; i++) expect((await send(cross)).status).toBe(403)
  expect((await send(post)).text).toBe('free')
})

test('reading is limited apart from acting, and only what has to be rendered counts', async () => {
  const { send } = await openHost(
    (request) =>
      new Response('x', {
        headers: {
          'cache-control': new URL(request.url).pathname === '/kept' ? 'public, s-maxage=30' : 'no-store',
        },
      }),
    { RATE_PER_MINUTE: '1' },
  )
  for (let i = 0; i < 30; i++) expect((await send({ path: '/kept' })).status).toBe(200)
  for (let i = 0; i < 9; i++) expect((await send({ path: `/case-${i}` })).status).toBe(200)
  const refused = await send({ path: '/case-10' })
  expect(refused.status).toBe(429)
  expect(refused.text).toContain('what to do after 429')
  expect((await send({ path: '/kept' })).status).toBe(200)
  expect((await send(post)).status).toBe(200)
  expect((await send({ path: '/healthcheck' })).status).toBe(200)
})

test('a class that opens one page at once does not use up its school’s allowance', async () => {
  const { send } = await openHost(
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      return new Response('x', { headers: { 'cache-control': 'public, s-maxage=30' } })
    },
    { RATE_PER_MINUTE: '1' },
  )
  const replies = await Promise.all(Array.from({ length: 30 }, () => send({ path: '/en' })))
  expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 200))
})

test('nobody gets a second allowance by inventing X-Forwarded-For when there is no proxy', async () => {
  const { send, logged } = await openHost(page, { RATE_PER_MINUTE: '1', TRUST_PROXY: '0' })
  expect((await send(from('198.51.100.1'))).text).toBe('free')
  expect((await send(from('198.51.100.2'))).text).toBe('limited')
  expect(logged.join()).toContain('forwarded-for-ignored')
  expect(logged).toHaveLength(1)
})

test('behind one proxy the address it wrote counts, not those a visitor wrote before it', async () => {
  const { send } = await openHost(page, { RATE_PER_MINUTE: '1', TRUST_PROXY: '1' })
  expect((await send(from('203.0.113.5, 198.51.100.1'))).text).toBe('free')
  expect((await send(from('203.0.113.6, 198.51.100.1'))).text).toBe('limited')
  expect((await send(from('203.0.113.5, 198.51.100.2'))).text).toBe('free')
})

test('the neighbours in one IPv6 household share an allowance, two households do not', async () => {
  const { send } = await openHost(page, { RATE_PER_MINUTE: '1', TRUST_PROXY: '1' })
  expect((await send(from('2001:db8:1:1::1'))).text).toBe('free')
  expect((await send(from('2001:db8:1:1:ffff::2'))).text).toBe('limited')
  expect((await send(from('2001:db8:1:2::1'))).text).toBe('free')
})
