import { afterAll, beforeAll, expect, test } from 'vitest'
import { slug } from '../support/campaign.ts'
import { startSite, type Site } from '../support/site.ts'

let site: Site
beforeAll(async () => void (site = await startSite({ DEMARCHE_NOW: '2026-03-01T09:00:00Z' })))
afterAll(() => site.remove())

test('the health check answers {"ok":true}', async () => {
  const answer = await fetch(`${site.url}/healthcheck`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(await answer.text()).toBe('{"ok":true}')
})

test('the counter is what partners were promised', async () => {
  const answer = await fetch(`${site.url}/api/v1/campaigns/${slug}/counter`)
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(await answer.json()).toEqual({
    campaign: slug,
    letters: { prepared: 0, reported: 0, confirmed: 0, queued: 0, accepted: 0, bounced: 0, failed: 0 },
    shares: 0,
    signatures: 0,
    asOf: '2026-03-01T09:00:00.000Z',
  })
})

test('the counter of no campaign says so', async () => {
  const answer = await fetch(`${site.url}/api/v1/campaigns/none/counter`)
  expect(answer.status).toBe(404)
  expect(await answer.json()).toEqual({ error: 'unknown-campaign' })
})

test.each([
  '/en',
  `/en/campaigns/${slug}/share`,
  `/api/v1/campaigns/${slug}/counter`,
  '/healthcheck',
  '/favicon.svg',
  '/en/none',
])('HEAD %s answers as GET does, without a body', async (path) => {
  const identity = { 'accept-encoding': 'identity' }
  const get = await fetch(site.url + path, { headers: identity })
  const head = await fetch(site.url + path, { method: 'HEAD', headers: identity })
  expect(head.status).toBe(get.status)
  expect(await head.text()).toBe('')
  for (const name of ['content-type', 'content-length', 'cache-control'])
    expect(head.headers.get(name)).toBe(get.headers.get(name))
})

test('localhost and 127.0.0.1 are both open', async () => {
  const { port } = new URL(site.url)
  expect((await fetch(`http://127.0.0.1:${port}/healthcheck`)).status).toBe(200)
})
