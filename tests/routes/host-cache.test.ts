import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { publicHeaders, openHost } from '#app/host/host.fixture.ts'
import { waitFor } from '../wait-for.ts'

const words = 'Dear Excellency, we write about the same case again. '.repeat(200)
const publicPage = () => new Response(`<p>${words}</p>`, { headers: publicHeaders })
const counted = (seconds = 30) => {
  let renderings = 0
  return () =>
    new Response(`rendering ${++renderings}`, {
      headers: { ...publicHeaders, 'cache-control': `public, max-age=0, s-maxage=${seconds}` },
    })
}
const soon = () => new Promise((resolve) => setTimeout(resolve, 20))

test('a kept page is rendered once and looks the same to everybody', async () => {
  const { send, seen } = await openHost(publicPage)
  const [first, second] = [await send({ path: '/en' }), await send({ path: '/en' })]
  expect(seen).toHaveLength(1)
  expect({ ...second.headers, date: '' }).toEqual({ ...first.headers, date: '' })
  expect(second.bytes.equals(first.bytes)).toBe(true)
  expect(second.headers).toMatchObject({
    'cache-control': 'public, max-age=0, must-revalidate',
    'content-length': String(second.bytes.length),
    vary: 'Accept-Encoding',
    'referrer-policy': 'same-origin',
    'content-type': 'text/html; charset=utf-8',
  })
  expect(second.headers['content-security-policy']).toContain("default-src 'none'")
})

test('brotli, gzip and plain are the same page', async () => {
  const { send, seen } = await openHost(publicPage)
  const plain = await send({ path: '/en' })
  const br = await send({ path: '/en', headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } })
  const gzip = await send({ path: '/en', headers: { 'accept-encoding': 'gzip' } })
  expect(plain.headers).not.toHaveProperty('content-encoding')
  expect(br.headers['content-encoding']).toBe('br')
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(brotliDecompressSync(br.bytes).equals(plain.bytes)).toBe(true)
  expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true)
  expect(br.bytes.length).toBeLessThan(plain.bytes.length / 4)
  for (const { headers, bytes } of [plain, br, gzip])
    expect(headers['content-length']).toBe(String(bytes.length))
  expect(new Set([plain, br, gzip].map(({ headers }) => headers.etag)).size).toBe(3)
  expect(seen).toHaveLength(1)
})

test('who has the page already gets 304 and no body', async () => {
  const { send } = await openHost(publicPage)
  for (const encoding of ['br', 'gzip', 'identity']) {
    const headers = { 'accept-encoding': encoding }
    const { etag = '' } = (await send({ path: '/en', headers })).headers
    expect(etag).toMatch(/^"[\w-]+"$/)
    for (const has of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const reply = await send({ path: '/en', headers: { ...headers, 'if-none-match': has } })
      expect(reply).toMatchObject({ status: 304, text: '' })
      expect(reply.headers).toMatchObject({
        etag,
        vary: 'Accept-Encoding',
        'x-content-type-options': 'nosniff',
      })
      expect(reply.headers['cache-control']).toBe('public, max-age=0, must-revalidate')
      expect(reply.headers).not.toHaveProperty('content-encoding')
    }
    expect((await send({ path: '/en', headers: { ...headers, 'if-none-match': '"other"' } })).status).toBe(
      200,
    )
  }
})

test('HEAD of a kept page has every header and no body', async () => {
  const { send, seen } = await openHost(publicPage)
  const head = await send({ method: 'HEAD', path: '/en' })
  const get = await send({ path: '/en' })
  expect(head.text).toBe('')
  expect(head.headers['content-length']).toBe(String(get.bytes.length))
  expect(head.headers.etag).toBe(get.headers.etag)
  expect(seen).toHaveLength(1)
})

test('twenty visitors at once cost one rendering', async () => {
  const { send, seen } = await openHost(async () => {
    await soon()
    return publicPage()
  })
  const replies = await Promise.all(Array.from({ length: 20 }, () => send({ path: '/en' })))
  expect(seen).toHaveLength(1)
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1)
})

test('twenty organisers at once each see their own desk', async () => {
  const { send } = await openHost(async (request) => {
    await soon()
    return new Response(request.headers.get('cookie') ?? request.headers.get('accept-language'))
  })
  const visits = Array.from({ length: 20 }, async (_, i) => {
    const headers: Record<string, string> = i % 2 ? { cookie: `who=${i}` } : { 'accept-language': `x-${i}` }
    const { text } = await send({ path: '/desk', headers })
    expect(text).toBe(i % 2 ? `who=${i}` : `x-${i}`)
  })
  await Promise.all(visits)
})

test('a visit to the desk costs one rendering', async () => {
  const { send, seen } = await openHost((request) => new Response(request.headers.get('cookie')))
  for (let i = 0; i < 3; i++)
    expect((await send({ path: '/desk', headers: { cookie: 'a=1' } })).text).toBe('a=1')
  expect(seen).toHaveLength(3)
})

test('a page that stops being for everybody is each visitor’s own at once', async () => {
  let open = true
  const { send, later } = await openHost((request) =>
    open ? publicPage() : new Response(request.headers.get('cookie') ?? 'nobody'),
  )
  await send({ path: '/en' })
  open = false
  later(61_000)
  expect((await send({ path: '/en', headers: { cookie: 'a=1' } })).text).toBe('a=1')
})

test('a visitor’s cookie never gets into a page that others see', async () => {
  const { send } = await openHost(
    (request) =>
      new Response(`for ${request.headers.get('cookie') ?? 'everybody'}`, { headers: publicHeaders }),
  )
  expect((await send({ path: '/en', headers: { cookie: 'ana=1' } })).text).toBe('for everybody')
  expect((await send({ path: '/en' })).text).toBe('for everybody')
  expect((await send({ path: '/en', headers: { authorization: 'Bearer x' } })).text).toBe('for everybody')
})

test('visitors with somebody’s cookies still share one page', async () => {
  const { send, seen, later } = await openHost(publicPage)
  const visit = () => send({ path: '/en', headers: { cookie: 'statistics=1' } })
  await visit()
  const before = seen.length
  for (let i = 0; i < 5; i++) await visit()
  expect(seen).toHaveLength(before)
  later(61_000)
  await visit()
  expect(seen).toHaveLength(before + 1)
  expect(seen.at(-1)?.request.headers.has('cookie')).toBe(false)
})

test.each([
  ['private', { 'cache-control': 'private, s-maxage=30' }, 200],
  ['silent', {}, 200],
  ['public without a time', { 'cache-control': 'public, max-age=60' }, 200],
  ['a cookie', { ...publicHeaders, 'set-cookie': 'a=1' }, 200],
  ['different by language', { ...publicHeaders, vary: 'Accept-Language' }, 200],
  ['not found', publicHeaders, 404],
  ['an error', publicHeaders, 500],
])('an answer that is %s is not kept', async (_name, headers, status) => {
  const { send, seen } = await openHost(() => new Response('x', { status, headers }))
  await send({ path: '/en' })
  expect((await send({ path: '/en' })).headers['cache-control']).toBe(
    'cache-control' in headers ? headers['cache-control'] : 'no-store',
  )
  expect(seen).toHaveLength(2)
})

test('the order of a query makes no second page, an unknown name goes past the cache', async () => {
  const { send, seen } = await openHost(publicPage)
  await send({ path: '/en?in=fr&case=a' })
  await send({ path: '/en?case=a&in=fr' })
  expect(seen).toHaveLength(1)
  expect(seen[0]?.request.url).toMatch(/\/en\?case=a&in=fr$/)
  await send({ path: '/en?case=a&in=fr&utm_source=x' })
  await send({ path: '/en?case=a&in=fr&utm_source=x' })
  expect(seen).toHaveLength(3)
  await send({ path: '/en?case=b&in=fr' })
  expect(seen).toHaveLength(4)
})

test('posting to the address of a kept page reaches Remix', async () => {
  const { send, seen } = await openHost(publicPage)
  await send({ path: '/en' })
  await send({ method: 'POST', path: '/en', headers: { 'sec-fetch-site': 'same-origin' } })
  expect(seen.map(({ request }) => request.method)).toEqual(['GET', 'POST'])
})

test('a page past its time is served while it is rendered again, but never older than a minute', async () => {
  const { send, later } = await openHost(counted(30))
  const visit = async () => (await send({ path: '/en' })).text
  expect(await visit()).toBe('rendering 1')
  later(30_000)
  expect(await visit()).toBe('rendering 1')
  later(1)
  expect(await visit()).toBe('rendering 1')
  await soon()
  expect(await visit()).toBe('rendering 2')
  later(60_001)
  expect(await visit()).toBe('rendering 3')
})

test('a page renewed behind a visitor’s back is rendered for nobody in particular', async () => {
  const { send, later, seen } = await openHost(counted(1))
  await send({ path: '/en' })
  later(2000)
  await send({ path: '/en', headers: { 'accept-language': 'fr', cookie: 'a=1' } })
  await soon()
  expect(seen).toHaveLength(2)
  expect([...(seen[1]?.request.headers ?? [])]).toEqual([['host', 'letters.example.org']])
})

test('a renewal that fails is logged, and the old page stays until it is too old', async () => {
  let broken = false
  const { send, later, logged } = await openHost(() => {
    if (broken) throw new Error('canary')
    return publicPage()
  })
  await send({ path: '/en' })
  broken = true
  later(31_000)
  expect((await send({ path: '/en' })).status).toBe(200)
  await soon()
  expect(logged.join()).toContain('renewal-failed')
  expect(logged.join()).not.toContain('canary')
  later(30_000)
  expect((await send({ path: '/en' })).status).toBe(500)
})

test('a page that is no longer for everybody is forgotten when it is renewed', async () => {
  let closed = false
  const { send, later } = await openHost(() =>
    closed ? new Response('gone', { status: 404 }) : publicPage(),
  )
  await send({ path: '/en' })
  closed = true
  later(31_000)
  await send({ path: '/en' })
  await soon()
  expect((await send({ path: '/en' })).status).toBe(404)
})

test('who took part sees it counted: a page older than a second is rendered again first', async () => {
  const { send, later, somebodyTakesPart } = await openHost(counted())
  const visit = async () => (await send({ path: '/en' })).text
  expect(await visit()).toBe('rendering 1')
  somebodyTakesPart()
  later(1000)
  expect(await visit()).toBe('rendering 1')
  later(1)
  expect(await visit()).toBe('rendering 2')
  later(5000)
  expect(await visit()).toBe('rendering 2')
})

test('a rendering that began before somebody took part does not hide them for long', async () => {
  let finish: () => void = () => undefined
  const { send, later, somebodyTakesPart, seen } = await openHost(() =>
    seen.length === 1
      ? new Promise<Response>(
          (resolve) => (finish = () => resolve(new Response('before', { headers: publicHeaders }))),
        )
      : new Response('after', { headers: publicHeaders }),
  )
  const slow = send({ path: '/en' })
  await waitFor('the page to be asked for', () => seen.length === 1)
  somebodyTakesPart()
  later(2000)
  expect((await send({ path: '/en' })).text).toBe('after')
  finish()
  expect((await slow).text).toBe('before')
  expect((await send({ path: '/en' })).text).toBe('after')
})

test('forgetting the pages renders them again', async () => {
  const { host, send } = await openHost(counted())
  await send({ path: '/en' })
  host.forgetPages()
  expect((await send({ path: '/en' })).text).toBe('rendering 2')
})

test('a visitor who leaves does not take the page from those who wait for it', async () => {
  const { url, send, seen } = await openHost(async (request) => {
    for (let i = 0; i < 10; i++) {
      await soon()
      request.signal.throwIfAborted()
    }
    return publicPage()
  })
  const hasty = new AbortController()
  const first = fetch(`${url}/en`, { signal: hasty.signal })
  await waitFor('the page to be asked for', () => seen.length === 1)
  const patient = send({ path: '/en' })
  hasty.abort()
  await expect(first).rejects.toThrow()
  expect((await patient).status).toBe(200)
  expect(seen).toHaveLength(1)
})
