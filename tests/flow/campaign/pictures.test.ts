import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPng } from '#app/documents/pdf/read-pdf.fixture.ts'
import { slug } from '../support/campaign.ts'
import { first } from '../support/pages.ts'
import { startSite, type Site } from '../support/site.ts'
import { readAttributes } from '../support/html-reader.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

let site: Site
beforeAll(async () => void (site = await startSite()))
afterAll(() => site.remove())

const home = `/en/campaigns/${slug}`
const get = (path: string, init: RequestInit = {}) => fetch(`${site.url}${path}`, init)

describe('a network fetches the picture', () => {
  test.each([
    ['of the campaign', `${home}/picture.png`],
    ['of the campaign in Chinese', `/zh/campaigns/${slug}/picture.png`],
    ['of a case', `${home}/cases/${first}/picture.png`],
  ])('%s', async (_name, path) => {
    const answer = await get(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600')
    expect(answer.headers.getSetCookie()).toEqual([])
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(readPng(bytes)).toEqual({ width: 1200, height: 630 })
    const again = new Uint8Array(await (await get(path)).arrayBuffer())
    expect(Buffer.compare(bytes, again)).toBe(0)
  })

  test('after Ana sent a letter, the campaign’s says so, and a case’s stays as it is', async () => {
    const { t } = wordsIn('en')
    const draw = async (path: string) => Buffer.from(await (await get(`${path}/picture.png`)).arrayBuffer())
    const [campaign, about] = [await draw(home), await draw(`${home}/cases/${first}`)]
    const ana = createVisitor(site.url)
    const ready = await ana.press(await ana.visit(`${home}/write/CH?in=en`), t('letter.next'))
    expect(campaign.equals(await draw(home))).toBe(true)
    await ana.press(ready, t('out.sent'))
    expect(campaign.equals(await draw(home))).toBe(false)
    expect(about.equals(await draw(`${home}/cases/${first}`))).toBe(true)
  })

  test('only asking how large it is', async () => {
    const answer = await get(`${home}/picture.png`, { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(10_000)
    expect((await answer.arrayBuffer()).byteLength).toBe(0)
  })

  test.each([
    `/en/campaigns/nothing/picture.png`,
    `${home}/cases/nobody/picture.png`,
    `/xx/campaigns/${slug}/picture.png`,
  ])('%s is not there', async (path) => {
    expect((await get(path)).status).toBe(404)
  })
})

describe('what a page says of itself where a link to it is shown', () => {
  const tags = async (path: string) => {
    const html = await (await get(path)).text()
    return Object.fromEntries(
      [...html.matchAll(/<meta [^>]*>/g)].map(([tag]) => {
        const { property, name, content } = readAttributes(tag)
        return [property ?? name ?? '', content ?? '']
      }),
    )
  }

  test.each([
    ['the campaign', home, home],
    ['a case', `${home}/cases/${first}`, `${home}/cases/${first}`],
    ['sharing the campaign', `${home}/share`, home],
    ['sharing a case', `${home}/share?case=${first}`, `${home}/cases/${first}`],
  ])('%s', async (_name, path, about) => {
    const found = await tags(path)
    expect(found['og:url']).toBe(site.url + about)
    expect(found['og:image']).toBe(`${site.url}${about}/picture.png`)
    expect(found['og:image:width']).toBe('1200')
    expect(found['og:image:height']).toBe('630')
    expect(found['og:locale']).toBe('en_GB')
    expect(found['og:site_name']).toBe('Démarche')
    expect(found['twitter:card']).toBe('summary_large_image')
    for (const name of ['og:title', 'og:description', 'og:type', 'og:image:alt', 'description'])
      expect(found[name]?.length, name).toBeGreaterThan(3)
    expect((await get(`${about}/picture.png`)).status).toBe(200)
  })

  test('a Host header cannot lead the pictures elsewhere', async () => {
    const html = await (await get(home, { headers: { 'x-forwarded-host': 'evil.example' } })).text()
    expect(html).not.toContain('evil.example')
  })
})
