import { afterAll, beforeAll, expect, test } from 'vitest'
import { slug } from '../support/campaign.ts'
import { startSite, type Site } from '../support/site.ts'

let site: Site
beforeAll(async () => void (site = await startSite()))
afterAll(() => site.remove())

const home = `/en/campaigns/${slug}`
const letter = new URLSearchParams({ subject: 'a', text: 'b' }).toString()
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

const ask = async (path: string, init: RequestInit = {}) => {
  const own = init.method === 'POST' ? { origin: site.url, ...form } : {}
  return fetch(site.url + path, {
    redirect: 'manual',
    ...init,
    headers: { ...own, ...(init.headers as Record<string, string> | undefined) },
  })
}

test.each([
  ['a page', 200, home, {}],
  ['a page asked for its head only', 200, home, { method: 'HEAD' }],
  ['a page made for one visitor', 200, `${home}/share`, {}],
  ['the answer to a form', 200, `${home}/write/CH`, { method: 'POST', body: letter }],
  ['a form with mistakes', 422, `${home}/write/CH`, { method: 'POST', body: 'subject=&text=' }],
  ['a draft', 200, `${home}/write/CH/eml`, { method: 'POST', body: letter }],
  ['the way to the thanks', 303, `${home}/write/CH/sent`, { method: 'POST', body: 'token=x' }],
  ['the way to a network', 200, `${home}/share`, { method: 'POST', body: 'network=x' }],
  ['a page that is not there', 404, '/en/nothing', {}],
  ['a form for a page that is not there', 404, '/en/nothing', { method: 'POST', body: letter }],
  ['a redirect', 302, '/', {}],
  ['a moved address', 301, `${home}/write/ch`, {}],
  [
    'a form from another site',
    403,
    `${home}/share`,
    { method: 'POST', headers: { origin: 'https://evil.example' } },
  ],
  ['a form that is too large', 413, `${home}/write/CH`, { method: 'POST', body: 'a'.repeat(70_000) }],
  [
    'a form of another kind',
    415,
    `${home}/share`,
    { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
  ],
  ['a malformed address', 400, '//', {}],
  ['the counter', 200, `/api/v1/campaigns/${slug}/counter`, {}],
  ['an unknown counter', 404, '/api/v1/campaigns/none/counter', {}],
  ['the health check', 200, '/healthcheck', {}],
  ['a picture', 200, '/favicon.svg', {}],
  ['a file that is not there', 404, '/assets/none.js', {}],
])('%s (%i) carries the security headers and no cookie', async (_name, status, path, init) => {
  const { headers, status: answered } = await ask(path, init)
  expect(answered).toBe(status)
  expect(headers.get('content-security-policy')).toBe(policy)
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('permissions-policy')).toContain('geolocation=()')
  expect(headers.getSetCookie()).toEqual([])
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('server')).toBeNull()
  if (status >= 300) expect(headers.get('cache-control')).toBe('no-store')
})

test('a page that the browser has already is not sent again, and its headers are', async () => {
  const first = await ask(home)
  const again = await ask(home, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
  expect(again.headers.get('content-security-policy')).toBe(policy)
  expect(await again.text()).toBe('')
})

test('no page of another site may read the counter or a page in a visitor’s name', async () => {
  for (const path of [home, `/api/v1/campaigns/${slug}/counter`]) {
    const { headers } = await ask(path, { headers: { origin: 'https://evil.example' } })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  }
})

test('a form without Origin and without Sec-Fetch-Site is refused', async () => {
  const answer = await fetch(`${site.url}${home}/share`, { method: 'POST', headers: form, body: 'network=x' })
  expect(answer.status).toBe(403)
})
