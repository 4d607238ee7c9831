import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyCampaigns } from '../support/campaign.ts'
import { openSite } from '../support/site.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const { t } = wordsIn('en')
const same = (yaml: string) => yaml
/** Every letter of it is composed at each start, so there are few. */
const good = (yaml: string) => yaml.replace(/^( +)states: all$/m, '$1states: [CH, FR, KE]')

test.each([
  ['an unknown key', (yaml: string) => `${yaml}\nsesion: hrc51\n`],
  ['a file that is empty', () => ''],
  ['a file of 10 MB', (yaml: string) => yaml + '#'.repeat(10_000_000)],
  [
    'fifty thousand keys',
    () =>
      Array.from({ length: 50_000 }, (_, i) => `k${i}: 1`)
        .join('\n')
        .slice(0, 130_000),
  ],
  ['aliases that grow', () => 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n'],
  ['a date that is none', (yaml: string) => yaml.replace(/date: 20\d\d-\d\d-\d\d/, 'date: 2022-02-31')],
])('a campaign with %s is left out and logged, the one beside it goes on', async (_name, broken) => {
  const { url, log } = await openSite(
    { CAMPAIGNS_DIR: await copyCampaigns({ good, broken }) },
    { compose: true },
  )
  const ana = createVisitor(url)
  const ready = await ana.press(await ana.visit('/en/campaigns/good/write/CH'), t('letter.next'))
  expect((await ana.press(ready, t('out.sent'))).text).toContain(t('thanks.title'))
  for (const path of ['', '/write', '/write/CH', '/share', '/thanks'])
    expect((await ana.visit(`/en/campaigns/broken${path}`)).status).toBe(404)
  const start = await ana.visit('/en')
  expect(start.links.map(({ href }) => href)).toContain('/en/campaigns/good')
  expect(start.html).not.toContain('/campaigns/broken')
  expect((await fetch(`${url}/api/v1/campaigns/broken/counter`)).status).toBe(404)
  const lines = log.map((line) => JSON.parse(line) as { event: string; campaign?: string; line?: number })
  const left = lines.filter(({ event }) => event === 'campaign-left-out')
  expect([...new Set(left.map(({ campaign, line }) => `${campaign} ${typeof line}`))]).toEqual([
    'broken number',
  ])
})

test.each([
  ['a word that is not allowed', 'reviewed: Nobody, 2026\nsubject: {{subject}}\n---\n{{sesion}}\n'],
  ['three braces', 'reviewed: Nobody, 2026\nsubject: {{subject}}\n---\n{{{text}}}\n'],
  ['a block that does not end', 'reviewed: Nobody, 2026\nsubject: {{subject}}\n---\n{{#if council}}\n'],
])('a campaign whose own template has %s is left out', async (_name, template) => {
  const folder = await copyCampaigns({ good: same, broken: same })
  await mkdir(join(folder, 'broken', 'letters'))
  await writeFile(join(folder, 'broken', 'letters', 'en.hbs'), template)
  const { url } = await openSite({ CAMPAIGNS_DIR: folder })
  const ana = createVisitor(url)
  expect((await ana.visit('/en/campaigns/broken')).status).toBe(404)
  expect((await ana.visit('/en/campaigns/good/write/CH')).status).toBe(200)
})

test('a site without any campaign says so and stays up', async () => {
  const { url } = await openSite({ CAMPAIGNS_DIR: await copyCampaigns({}) })
  const page = await createVisitor(url).visit('/en')
  expect(page.status).toBe(200)
  expect(page.text).toContain(t('home.none'))
})
