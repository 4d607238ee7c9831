import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { expectedCounter, readCampaign, fetchCounter, slug } from '../support/campaign.ts'
import { readPosts } from '../support/html-reader.ts'
import { openSite, startSite, type Site } from '../support/site.ts'
import { createVisitor, fillForm, wordsIn } from '../support/visitor.ts'
import { listNetworks } from '#app/post/networks.ts'

const { t } = wordsIn('en')
const share = `/en/campaigns/${slug}/share`
const networks = listNetworks(readCampaign().posts['risky-networks'])

let site: Site
beforeAll(async () => void (site = await startSite()))
afterAll(() => site.remove())

const open = async (network: string, more: Record<string, string> = {}) => {
  const ana = createVisitor(site.url)
  const { fields } = fillForm(await ana.visit(share), t('share.open', { network: 'X' }))
  return ana.post(share, { ...fields, network, ...more })
}

describe('the share page', () => {
  test('has each network once, and the risky ones not at all', async () => {
    const page = await createVisitor(site.url).visit(share)
    const offered = page.forms.flatMap(({ buttons }) => buttons.map(({ value }) => value))
    expect(offered.toSorted()).toEqual(
      networks
        .filter(({ opens }) => opens !== 'on-device')
        .map(({ id }) => id)
        .sort(),
    )
    expect(offered).not.toContain('weibo')
  })

  test('shows each different text once', async () => {
    const posts = readPosts((await createVisitor(site.url).visit(share)).html)
    expect(posts).toHaveLength(2)
    expect(new Set(posts).size).toBe(posts.length)
  })

  test('passes over a recipient that is none', async () => {
    for (const to of ['XX', 'CH', '<script>', '']) {
      const page = await createVisitor(site.url).visit(`${share}?to=${encodeURIComponent(to)}`)
      expect(page.status).toBe(200)
      expect(page.forms[0]?.fields).not.toHaveProperty('to')
    }
    expect((await open('x', { to: '<script>' })).headers.get('refresh')).toMatch(/^0; url=https:\/\/x\.com/)
  })
})

describe('somebody who opens', () => {
  test.each(networks.filter(({ opens }) => opens === 'at-once').map(({ id }) => id))(
    '%s is taken there at once and counts once',
    async (id) => {
      const before = await fetchCounter(site.url)
      const page = await open(id)
      const to = page.headers.get('refresh')?.replace(/^0; url=/, '') ?? ''
      expect(page.status).toBe(200)
      expect(page.links.map(({ href }) => href)).toContain(to)
      const ana = createVisitor(site.url)
      const { fields } = fillForm(await ana.visit(share), t('share.open', { network: 'X' }))
      for (let press = 0; press < 3; press++) await ana.post(share, { ...fields, network: id })
      expect(await fetchCounter(site.url)).toEqual(
        expectedCounter(before.letters.prepared, before.letters.reported, before.shares + 2),
      )
    },
  )

  test('Mastodon is asked for a server in a field that cannot be sent', async () => {
    const page = await open('mastodon')
    expect(page.headers.get('refresh')).toBeNull()
    expect(page.links.map(({ href }) => href)).toContainEqual(
      expect.stringMatching(/^https:\/\/share\.joinmastodon\.org\/#text=/),
    )
    expect(page.html).toContain('<post-server')
    expect(page.forms).toEqual([])
    expect(/<input\b[^>]*>/.exec(page.html)?.[0]).not.toContain('name=')
  })

  test('another app counts like a network', async () => {
    const before = await fetchCounter(site.url)
    expect((await open('webshare')).status).toBe(200)
    expect((await fetchCounter(site.url)).shares).toBe(before.shares + 1)
  })

  test.each(['weibo', 'vk', 'myspace', ''])(
    '%j, which is off, finds nothing there and does not count',
    async (id) => {
      const before = await fetchCounter(site.url)
      expect((await open(id)).status).toBe(404)
      expect((await fetchCounter(site.url)).shares).toBe(before.shares)
    },
  )
})

test('after a letter to a mission the post mentions it, where the directory has its account', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'demarche-posts-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'missions.csv')
  await writeFile(
    file,
    'state,seat,email,handle_x,source_url,source_date,status\n' +
      'CH,geneva,mission@ch.example,swissmission,https://ch.example/contact,2026-01-31,confirmed\n' +
      'KE,geneva,mission@ke.example,,https://ke.example/contact,2026-01-31,confirmed\n' +
      'NO,geneva,mission@no.example,nomission,https://no.example/contact,2026-01-31,opted-out\n',
  )
  const { url } = await openSite({ DIRECTORY_FILE: file, DEMARCHE_NOW: '2026-03-01T09:00:00Z' })
  const ana = createVisitor(url)
  const thanks = (to: string) => ana.visit(`/en/campaigns/${slug}/thanks?to=${to}`)

  const [x, others] = readPosts((await thanks('CH')).html)
  expect(x).toContain(' @swissmission ')
  expect(others).not.toContain('swissmission')
  const leaving = await ana.press(await thanks('CH'), t('share.open', { network: 'X' }))
  expect(leaving.headers.get('refresh')).toContain(encodeURIComponent('@swissmission'))
  // Nothing is known of Kenya's account, and Norway asked to be left alone.
  for (const to of ['KE', 'NO']) expect(readPosts((await thanks(to)).html).join()).not.toMatch(/@\w/)
})
