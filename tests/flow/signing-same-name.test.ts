import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMailbox } from './mails.ts'
import {
  askToSign,
  findConfirmLink,
  organisation,
  readSignatures,
  signFor,
  startLetterSite,
} from './signing.ts'
import type { Site } from './server.ts'
import { createVisitor, wordsIn } from './visitor.ts'

const { t } = wordsIn('en')
let site: Site
beforeAll(async () => void (site = await startLetterSite()))
afterAll(() => site.remove())

test('ten contacts sign for one organisation at the same moment: one stands, the others wait for the organiser', async () => {
  const name = 'Ten Watchers'
  const emails = Array.from({ length: 10 }, (_, i) => `watcher-${i}@example.org`)
  await Promise.all(emails.map((email) => askToSign(site.url, organisation({ name, email }))))
  const before = await readSignatures(site.url)
  const mails = (await readMailbox(site.url, 10)).filter(({ text }) => text.includes('watcher-'))
  const links = mails.flatMap((mail) => findConfirmLink(mail) ?? [])
  expect(links).toHaveLength(10)
  const done = await Promise.all(links.map((link) => createVisitor(site.url).post(link, {})))
  const standing = done.filter(({ text }) => text.includes(t('signature.standing-title')))
  const waiting = done.filter(({ text }) => text.includes(t('signature.waiting-title')))
  expect([standing.length, waiting.length]).toEqual([1, 9])
  expect((await readSignatures(site.url)).organisations.total).toBe(before.organisations.total + 1)
})

test('a name that looks the same in other letters is not a second organisation: it waits', async () => {
  const one = organisation({ name: 'Karpatos Hope', email: 'hope@example.org' })
  expect((await signFor(site.url, one)).done.text).toContain(t('signature.standing-title'))
  const cyrillic = organisation({
    name: 'Кarраtоs Норе',
    email: 'hope@example.com',
    website: 'https://example.com',
  })
  expect((await signFor(site.url, cyrillic)).done.text).toContain(t('signature.waiting-organiser'))
})

test('a contact signs for two organisations, on two days, and has a link to each', async () => {
  const typed = organisation({ name: 'First of Two', email: 'both@example.org' })
  const monday = await startLetterSite()
  const first = await signFor(monday.url, typed)
  await monday.stop()
  const tuesday = await startLetterSite(
    {},
    { DATA_DIR: monday.dataDir, CAMPAIGNS_DIR: monday.campaigns, DEMARCHE_NOW: '2026-03-03T10:00:00Z' },
  )
  try {
    const second = await signFor(tuesday.url, { ...typed, name: 'Second of Two' })
    expect(second.done.text).toContain(t('signature.standing-title'))
    const ana = createVisitor(tuesday.url)
    expect((await ana.visit(first.yours)).text).toContain('First of Two')
    expect((await ana.visit(second.yours)).text).toContain('Second of Two')
    expect((await readSignatures(tuesday.url)).organisations.listed).toBe(5)
  } finally {
    await tuesday.remove()
  }
})
