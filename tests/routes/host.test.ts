import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { baseUrl, formHeaders, sameOrigin, openHost, send } from '#app/host/host.fixture.ts'
import { listen } from '#app/host/connection/listen.server.ts'
import { realTimers } from '#app/time/real-timers.server.ts'
import { createLimitedServer } from '#app/host/connection/limited-server.server.ts'
import { waitFor } from '../wait-for.ts'

const hello = () => new Response('<p>hello</p>', { headers: { 'content-type': 'text/html' } })
const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

test.each([
  ['a page', { path: '/en' }],
  ['the health check', { path: '/healthcheck' }],
  ['a closed address', { path: '/__manifest' }],
  ['a refusal', { method: 'POST' }],
  ['a malformed address', { path: '//' }],
])('%s carries the security headers', async (_name, sending) => {
  const { send } = await openHost(hello)
  const { headers } = await send(sending)
  expect(headers).toMatchObject({
    'content-security-policy': contentPolicy,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'strict-transport-security': 'max-age=31536000',
    'cache-control': 'no-store',
  })
  expect(headers['permissions-policy']).toMatch(/camera=\(\), .*geolocation=\(\)/)
  expect(headers['content-length']).toMatch(/^\d+$/)
  expect(headers).not.toHaveProperty('x-powered-by')
})

test('a site on plain http does not ask browsers for https', async () => {
  const { send } = await openHost(hello, { BASE_URL: 'http://localhost:3000' })
  expect((await send()).headers).not.toHaveProperty('strict-transport-security')
})

test('a route may set its own policy, as the desk and embeds must', async () => {
  const own = { 'content-security-policy': 'frame-ancestors *', 'cache-control': 'private' }
  const { send } = await openHost(() => new Response('', { headers: own }))
  expect((await send()).headers).toMatchObject({ ...own, 'referrer-policy': 'same-origin' })
})

test('an answer to a form is never kept, whatever the route says', async () => {
  const { send } = await openHost(
    () => new Response('', { headers: { 'cache-control': 'public, s-maxage=30' } }),
  )
  expect((await send({ method: 'POST', headers: sameOrigin })).headers['cache-control']).toBe('no-store')
})

test('a page from another site cannot post in a supporter’s name', async () => {
  const { send, seen } = await openHost(hello)
  for (const headers of [
    { ...formHeaders, 'sec-fetch-site': 'cross-site' },
    { ...formHeaders, 'sec-fetch-site': 'same-site' },
    { 'content-type': formHeaders['content-type'], origin: 'https://evil.example' },
    { 'content-type': formHeaders['content-type'], origin: 'null' },
    { 'content-type': formHeaders['content-type'] },
    { 'content-type': formHeaders['content-type'], host: 'evil.example', origin: 'https://evil.example' },
  ])
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const reply = await send({ method, headers, body: 'a=1' })
      expect(reply.status).toBe(403)
      expect(reply.text).toContain('what to do after 403')
    }
  expect(seen).toHaveLength(0)
})

test('our own form gets through, from a new browser and an old one', async () => {
  const { send, seen } = await openHost(async (request) => new Response(await request.text()))
  const { 'content-type': type } = formHeaders
  for (const headers of [formHeaders, { 'content-type': type, origin: baseUrl }]) {
    const reply = await send({ method: 'POST', path: '/en/sign', headers, body: 'name=Ana&b=%C3%A9' })
    expect(reply).toMatchObject({ status: 200, text: 'name=Ana&b=%C3%A9' })
  }
  expect(seen).toHaveLength(2)
})

test('a browser let in by Sec-Fetch-Site is not refused by Remix for a different Origin', async () => {
  const { send, seen } = await openHost(hello, { BASE_URL: 'http://localhost:3000' })
  await send({ method: 'POST', headers: { ...formHeaders, origin: 'http://127.0.0.1:3000' }, body: 'a=1' })
  const { headers } = seen[0]?.request ?? new Request(baseUrl)
  expect([headers.get('origin'), headers.get('host')]).toEqual(['http://localhost:3000', 'localhost:3000'])
})

test('a form without fields is an empty form', async () => {
  const { send } = await openHost(async (request) =>
    Response.json([...(await request.formData()).keys()].length),
  )
  expect(await send({ method: 'POST', headers: sameOrigin })).toMatchObject({ status: 200, text: '0' })
})

test('a page learns its address from BASE_URL, never from a header', async () => {
  const { send, seen } = await openHost(hello)
  await send({
    path: '/en?x=1',
    headers: {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'gopher',
      'x-forwarded-for': '203.0.113.9',
      forwarded: 'for=203.0.113.9;host=evil.example',
      'x-real-ip': '203.0.113.9',
      'cf-connecting-ip': '203.0.113.9',
      'accept-language': 'fr',
    },
  })
  const request = seen[0]?.request
  expect(request?.url).toBe(`${baseUrl}/en?x=1`)
  const told = JSON.stringify([...(request?.headers ?? [])])
  expect(told).not.toMatch(/evil|203\.0|gopher/)
  expect(told).toContain('"fr"')
})

test.each([
  '//',
  '//evil.example/',
  '/%',
  '/%00',
  '/%ff',
  '/a%0d%0ab',
  '/\\evil.example',
  `/${'a'.repeat(5000)}`,
])('%s is refused before Remix', async (path) => {
  const { send, seen } = await openHost(hello)
  const reply = await send({ path })
  expect(reply.status).toBe(400)
  expect(reply.text).toContain('what to do after 400')
  expect(await send({ method: 'POST', path, headers: formHeaders, body: 'a=1' })).toMatchObject({
    status: 400,
  })
  expect(seen).toHaveLength(0)
})

test('a method that no page knows is refused', async () => {
  const { send } = await openHost(hello)
  expect((await send({ method: 'TRACE' })).status).toBe(400)
})

test.each([
  '/__manifest',
  '/__manifest?p=/en&version=x',
  '/en.data',
  '/_root.data?_routes=root',
  '/assets/gone.js',
])('%s is a quick 404 without Remix', async (path) => {
  const { send, seen } = await openHost(hello)
  expect(await send({ path })).toMatchObject({ status: 404, text: '' })
  expect(seen).toHaveLength(0)
})

test('other noise is Remix’s to answer', async () => {
  const { send } = await openHost(() => new Response('no such page', { status: 404 }))
  expect(await send({ path: '/.well-known/passkey' })).toMatchObject({ status: 404, text: 'no such page' })
})

test('the health check answers without Remix', async () => {
  const { send, seen } = await openHost(hello)
  const reply = await send({ path: '/healthcheck' })
  expect(reply).toMatchObject({ status: 200, text: '{"ok":true}' })
  expect(reply.headers['content-type']).toContain('application/json')
  expect(await send({ method: 'HEAD', path: '/healthcheck' })).toMatchObject({ status: 200, text: '' })
  expect(seen).toHaveLength(0)
})

test('HEAD is GET without the body', async () => {
  const { send } = await openHost(hello)
  const [get, head] = [await send(), await send({ method: 'HEAD' })]
  expect(head.text).toBe('')
  expect(head.headers['content-length']).toBe(String(get.bytes.length))
  expect(head.headers['content-type']).toBe(get.headers['content-type'])
})

test('several cookies stay several, and a redirect stays one', async () => {
  const { send } = await openHost(() => {
    const headers = new Headers({ location: '/en' })
    headers.append('set-cookie', 'a=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT')
    headers.append('set-cookie', 'b=2')
    return new Response(null, { status: 302, headers })
  })
  const { status, headers } = await send()
  expect(status).toBe(302)
  expect(headers.location).toBe('/en')
  expect(headers['set-cookie']).toEqual(['a=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT', 'b=2'])
})

test('an accident shows a page with an id, and the log has the same id and nothing about the visitor', async () => {
  const { send, logged } = await openHost(() => {
    throw Object.assign(new Error('ana@example.org could not be found'), { code: 'E_BROKEN' })
  })
  const reply = await send({
    path: '/en/confirm/canary-token?email=ana',
    headers: { 'user-agent': 'canary' },
  })
  expect(reply.status).toBe(500)
  const line = JSON.parse(logged.join())
  expect(line).toMatchObject({ level: 'error', event: 'request-failed', code: 'E_BROKEN' })
  expect(reply.text).toContain(line.id)
  expect(logged.join()).not.toMatch(/canary|ana|confirm|127\.0/)
})

test('a refusal speaks the visitor’s language and escapes its words', async () => {
  const { send } = await openHost(hello)
  const { text } = await send({ path: '//', headers: { 'accept-language': 'ar-EG' } })
  expect(text).toContain('<html lang="ar" dir="rtl">')
  expect(text).toContain('title &#60;400&#62;')
})

test('a page is told when its visitor has left', async () => {
  let left: (value: boolean) => void = () => undefined
  const leaving = new Promise<boolean>((resolve) => (left = resolve))
  const { url, logged } = await openHost(
    (request) =>
      new Promise<Response>((_resolve, reject) =>
        request.signal.addEventListener('abort', () => {
          left(true)
          reject(request.signal.reason)
        }),
      ),
  )
  const visitor = new AbortController()
  const visit = fetch(`${url}/en?unknown=1`, { signal: visitor.signal })
  setTimeout(() => visitor.abort(), 50)
  await expect(visit).rejects.toThrow()
  expect(await leaving).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(logged).toEqual([])
})

test('slow and greedy clients meet a limit', async () => {
  const { host } = await openHost(hello)
  const { headersTimeout, requestTimeout, keepAliveTimeout, timeout, maxConnections } = host.server
  expect(headersTimeout).toBeLessThanOrEqual(10_000)
  expect(requestTimeout).toBeLessThanOrEqual(30_000)
  for (const limit of [headersTimeout, requestTimeout, timeout]) expect(limit).toBeGreaterThan(0)
  expect(timeout).toBeLessThanOrEqual(60_000)
  expect(keepAliveTimeout).toBeGreaterThan(60_000)
  expect(keepAliveTimeout).toBeLessThanOrEqual(70_000)
  expect(maxConnections).toBeGreaterThan(0)
})

test('a head of more than 16 KB is refused', async () => {
  const { send } = await openHost(hello)
  expect((await send({ headers: { cookie: 'a'.repeat(20_000) } })).status).toBe(431)
})

test('localhost answers under both of its addresses', async () => {
  const { host, url } = await openHost(hello, { HOST: 'localhost' })
  expect(url).toMatch(/^http:\/\/localhost:\d+$/)
  const { port } = new URL(url)
  expect((await send(Number(port), {})).status).toBe(200)
  const six = await fetch(`http://[::1]:${port}/`).catch(() => null)
  // A machine without IPv6 has only the one.
  if (six) expect(six.status).toBe(200)
  await host.stop()
  await expect(fetch(`http://[::1]:${port}/`)).rejects.toThrow()
})

test('a port in use tells the operator what to do', async () => {
  const { port } = await openHost(hello)
  const second = createLimitedServer(() => undefined)
  await expect(listen(second, '127.0.0.1', port, realTimers)).rejects.toThrow(/in use.*set PORT/)
  await expect(listen(second, '192.0.2.1', 0, realTimers)).rejects.toThrow(/Set HOST/)
})

/** Timers whose time never comes: a stop that needed the end of its grace period would not return. */
const endless = { after: () => () => undefined }

test('stopping lets a letter under way finish and takes no new one', async () => {
  let answer: () => void = () => undefined
  const { host, url, send, seen } = await openHost(
    () => new Promise<Response>((resolve) => (answer = () => resolve(new Response('done')))),
    {},
    undefined,
    undefined,
    endless,
  )
  // On a connection that would be kept for the next page, and must not be waited for.
  const underWay = fetch(`${url}/en`)
  await waitFor('the page to be asked for', () => seen.length === 1)
  const stopped = host.stop()
  await expect(send({ path: '/en' })).rejects.toThrow()
  answer()
  expect(await (await underWay).text()).toBe('done')
  await expect(stopped).resolves.toBeUndefined()
})

test('stopping does not wait for connections without a request', async () => {
  const { host, url, port } = await openHost(hello, {}, undefined, undefined, endless)
  await (await fetch(url)).text()
  const ahead = connect(port, '127.0.0.1').on('error', () => undefined)
  await once(ahead, 'connect')
  await expect(host.stop()).resolves.toBeUndefined()
})
