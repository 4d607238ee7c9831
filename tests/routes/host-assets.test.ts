import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadAssets } from '#app/host/cache/assets.server.ts'
import { securityHeaders } from '#app/host/response/security-headers.ts'
import { openHost } from '#app/host/host.fixture.ts'

const sheet = 'body { margin: 0 }\n'.repeat(50)
const script = 'export const live = 1\n'.repeat(50)
const files = {
  'client/assets/root-a1b2.css': sheet,
  'client/assets/chunk-1.css': sheet,
  'client/assets/enhance.js': script,
  'client/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'client/two words.txt': 'x',
  'client/.vite/manifest.json': '{}',
  'client/.well-known/security.txt': 'Contact: x',
  'secret.txt': 'canary',
}

async function openWithFiles() {
  const root = mkdtempSync(join(tmpdir(), 'demarche-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  const assets = await loadAssets(join(root, 'client'), securityHeaders('http://localhost:3000'))
  const opened = await openHost(() => new Response('remix', { status: 404 }), {}, assets)
  return { ...opened, assets }
}

test('a file with its hash in its name is kept by browsers for a year', async () => {
  const { send, seen } = await openWithFiles()
  const reply = await send({ path: '/assets/root-a1b2.css', headers: { 'accept-encoding': 'br' } })
  expect(reply.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/css; charset=utf-8',
    'x-content-type-options': 'nosniff',
  })
  expect(brotliDecompressSync(reply.bytes).toString()).toBe(sheet)
  expect(seen).toHaveLength(0)
})

test('other files are asked for again after an hour', async () => {
  const { send } = await openWithFiles()
  expect((await send({ path: '/favicon.svg' })).headers).toMatchObject({
    'cache-control': 'public, max-age=3600',
    'content-type': 'image/svg+xml',
  })
  expect((await send({ path: '/two%20words.txt' })).text).toBe('x')
  expect((await send({ path: '/.well-known/security.txt' })).text).toBe('Contact: x')
})

test('the script of the custom elements has a name that changes with it', async () => {
  const { assets, send } = await openWithFiles()
  const hash = createHash('sha256').update(script).digest('hex').slice(0, 8)
  expect(assets.enhanceUrl).toBe(`/assets/enhance-${hash}.js`)
  const reply = await send({ path: `/assets/enhance-${hash}.js` })
  expect(reply.text).toBe(script)
  expect(reply.headers['content-type']).toBe('text/javascript; charset=utf-8')
  expect(reply.headers['cache-control']).toContain('immutable')
  expect((await send({ path: '/assets/enhance.js' })).status).toBe(404)
})

test('pages learn where that script is, and refusals where the style sheet is', async () => {
  const { assets, send, seen } = await openWithFiles()
  await send({ path: '/en' })
  expect(seen[0]?.context).toEqual({
    app: null,
    limited: false,
    takeMail: expect.any(Function) as unknown,
    isLocal: false,
    enhanceUrl: assets.enhanceUrl,
  })
  expect((await send({ path: '//' })).text).toContain('<link rel="stylesheet" href="/assets/root-a1b2.css">')
})

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/..%5c..%5csecret.txt',
  '/.vite/manifest.json',
  '/assets/',
  '/assets',
])('%s opens no file', async (path) => {
  const { send } = await openWithFiles()
  const reply = await send({ path })
  expect([400, 404]).toContain(reply.status)
  expect(reply.text).not.toMatch(/canary|\{\}/)
})

test('a site that was built without that script has none', async () => {
  const none = await loadAssets('no-such-folder', {})
  expect([none.enhanceUrl, none.stylesheetUrl, none.find('/')]).toEqual([null, null, undefined])
})
