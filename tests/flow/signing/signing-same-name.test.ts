import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMailbox } from '../support/emails.ts'
import {
  requestSignature,
  findConfirmLink,
  organisation,
  fetchSignatures,
  signAndConfirm,
  startOpenLetterSite,
} from './signing.ts'
import type { Site } from '../support/site.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const { t } = wordsIn('en')
let site: Site
beforeAll(async () => void (site = await startOpenLetterSite()))
afterAll(() => site.remove())

test('ten contacts sign for one organisation at the same moment: one stands, the others wait for the organiser', async () => {
  const name = 'Ten Watchers'
  const emails = Array.from({ length: 10 }, (_, i) => `watcher-${i}@example.org`)
  await Promise.all(emails.map((email) => requestSignature(site.url, organisation({ name, email }))))
  const before = await fetchSignatures(site.url)
  const mails = (await readMailbox(site.url, 10)).filter(({ text }) => text.includes('watcher-'))
  const links = mails.flatMap((mail) => findConfirmLink(mail) ?? [])
  expect(links).toHaveLength(10)
  const done = await Promise.all(links.map((link) => createVisitor(site.url).post(link, {})))
  const standing = done.filter(({ text }) => text.includes(t('signature.standing-title')))
  const waiting = done.filter(({ text }) => text.includes(t('signature.waiting-title')))
  expect([standing.length, waiting.length]).toEqual([1, 9])
  expect((await fetchSignatures(site.url)).organisations.total).toBe(before.organisations.total + 1)
})

test('ten contacts of one domain sign anonymously at the same moment: three stand, the others wait', async () => {
  const emails = Array.from({ length: 10 }, (_, i) => `unseen-${i}@many.example`)
  const typed = { name: 'Many', website: 'https://many.example', visibility: 'anonymous' }
  await Promise.all(emails.map((email) => requestSignature(site.url, organisation({ ...typed, email }))))
  const before = await fetchSignatures(site.url)
  const mails = (await readMailbox(site.url, 30)).filter(({ text }) => text.includes('unseen-'))
  const links = mails.flatMap((mail) => findConfirmLink(mail) ?? [])
  expect(links).toHaveLength(10)
  await Promise.all(links.map((link) => createVisitor(site.url).post(link, {})))
  expect((await fetchSignatures(site.url)).organisations.anonymous).toBe(before.organisations.anonymous + 3)
})

test('whether an organisation signed anonymously cannot be learnt from inside its own domain either', async () => {
  const house = { website: 'https://house.example', name: 'The House' }
  await signAndConfirm(
    site.url,
    organisation({ ...house, email: 'ana@house.example', visibility: 'anonymous' }),
  )
  const other = { website: 'https://other.example', name: 'The Other House' }
  const answers = [
    await signAndConfirm(site.url, organisation({ ...house, email: 'ben@house.example' })),
    await signAndConfirm(site.url, organisation({ ...other, email: 'ben@other.example' })),
  ]
  for (const { done } of answers) expect(done.text).toContain(t('signature.standing-title'))
})

test('a name that looks the same in other letters is not a second organisation: it waits', async () => {
  const one = organisation({ name: 'Hope', other: 'Надежда Карпат', email: 'hope@hope.example' })
  const own = { ...one, website: 'https://hope.example' }
  expect((await signAndConfirm(site.url, own)).done.text).toContain(t('signature.standing-title'))
  const others = ['НОРЕ', 'The Hope, Inc.', 'Надежда Карпат']
  for (const [i, name] of others.entries()) {
    const typed = { name, email: `ana@hope-${i}.example`, website: `https://hope-${i}.example` }
    expect((await signAndConfirm(site.url, organisation(typed))).done.text).toContain(
      t('signature.waiting-organiser'),
    )
  }
  const mixed = await requestSignature(site.url, organisation({ name: 'Hоpe', email: 'mixed@example.org' }))
  expect(mixed.status).toBe(422)
  expect(mixed.text).toContain(t('sign.wrong.mixed', { letter: 'о', script: 'Cyrillic' }))
})

test('a contact signs for a second organisation on the same day, and not twice for the first', async () => {
  const typed = organisation({ name: 'Morning', email: 'busy@example.com', website: 'https://example.com' })
  await signAndConfirm(site.url, typed)
  await requestSignature(site.url, typed)
  const mails = async () =>
    (await readMailbox(site.url)).filter(
      (mail) => mail.text.includes('busy@example.com') && findConfirmLink(mail) !== undefined,
    )
  expect(await mails()).toHaveLength(1)
  await requestSignature(site.url, { ...typed, name: 'Evening' })
  expect(await mails()).toHaveLength(2)
})

test('a contact signs for two organisations, on two days, and has a link to each', async () => {
  const typed = organisation({ name: 'First of Two', email: 'both@example.org' })
  const monday = await startOpenLetterSite()
  const first = await signAndConfirm(monday.url, typed)
  await monday.stop()
  const tuesday = await startOpenLetterSite(
    {},
    { DATA_DIR: monday.dataDir, CAMPAIGNS_DIR: monday.campaigns, DEMARCHE_NOW: '2026-03-03T10:00:00Z' },
  )
  try {
    const second = await signAndConfirm(tuesday.url, { ...typed, name: 'Second of Two' })
    expect(second.done.text).toContain(t('signature.standing-title'))
    const ana = createVisitor(tuesday.url)
    expect((await ana.visit(first.yours)).text).toContain('First of Two')
    expect((await ana.visit(second.yours)).text).toContain('Second of Two')
    expect((await fetchSignatures(tuesday.url)).organisations.listed).toBe(5)
  } finally {
    await tuesday.remove()
  }
})
