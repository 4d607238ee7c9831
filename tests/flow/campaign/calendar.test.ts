import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { campaignWords } from '#app/campaign/campaign.ts'
import { copiedLanguages, copyCampaigns, readCampaign, slug } from '../support/campaign.ts'
import { openSite } from '../support/site.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const campaign = readCampaign()
const home = `/en/campaigns/${slug}`
const file = `${home}/deadline.ics`
const { t } = wordsIn('en')

const reading = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
const changed = (change: (yaml: string) => string) => async (now: string) =>
  openSite({ CAMPAIGNS_DIR: await copyCampaigns({ [slug]: change }), DEMARCHE_NOW: now })
const scheduled = (schedule: string) =>
  changed((yaml) => yaml.replace(/^schedule:.*$/m, `schedule: ${schedule}`))

test('Ana puts the day of the dialogue into her calendar, in the language of the page', async () => {
  const site = await openSite({ DEMARCHE_NOW: '2022-09-20T15:32:10Z' })
  for (const lang of ['en', 'zh']) {
    const words = wordsIn(lang)
    const page = await createVisitor(site.url).visit(`/${lang}/campaigns/${slug}`)
    const link = page.links.find(({ label }) => label === words.t('calendar.add'))
    expect(link?.href).toBe(`/${lang}/campaigns/${slug}/deadline.ics`)
    const answer = await fetch(site.url + link?.href)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    expect(answer.headers.getSetCookie()).toEqual([])
    const text = await answer.text()
    const [only, ...more] = reading(text)
    const { title, ask } = campaignWords(campaign, lang)
    expect(more).toEqual([])
    expect(only?.startDate.toString()).toBe('2022-09-29')
    expect(only?.endDate.toString()).toBe('2022-09-30')
    expect(only?.summary).toBe(
      words.t('calendar.dialogue', { title, session: lang === 'en' ? '51st' : '51' }),
    )
    expect(only?.description).toBe(ask)
    expect(only?.uid).toBe(`${slug}-dialogue@${new URL(site.url).host}`)
    expect(only?.component.getFirstPropertyValue('url')).toBe(`${site.url}/${lang}/campaigns/${slug}`)
    // Not the hour at which she asked.
    expect(text).toContain('DTSTAMP:20220920T000000Z')
    expect(text).not.toContain('1532')
  }
})

test.each([
  ['2022-09-29T21:59:00Z', true],
  ['2022-09-29T22:00:00Z', false],
])('at %s, the page offers the day: %s; who kept the address gets it all the same', async (now, offered) => {
  const { url } = await openSite({ DEMARCHE_NOW: now })
  const { links } = await createVisitor(url).visit(home)
  expect(links.some(({ href }) => href === file)).toBe(offered)
  expect(reading(await (await fetch(url + file)).text())).toHaveLength(1)
})

test('a campaign that closes after the dialogue has two days, then one', async () => {
  const open = scheduled('{ closes: 2022-10-03 }')
  const daysAt = async (now: string) => {
    const { url } = await open(now)
    return reading(await (await fetch(url + file)).text()).map(({ startDate }) => startDate.toString())
  }
  expect(await daysAt('2022-09-20T12:00:00Z')).toEqual(['2022-09-29', '2022-10-03'])
  expect(await daysAt('2022-09-30T12:00:00Z')).toEqual(['2022-10-03'])
})

test('a campaign that closes with the dialogue says so in the one entry', async () => {
  const { url } = await scheduled('{ opens: session-start, closes: dialogue }')('2022-09-20T12:00:00Z')
  const [only, ...more] = reading(await (await fetch(url + file)).text())
  expect(more).toEqual([])
  expect(only?.description).toContain(t('calendar.last-day'))
  const page = await createVisitor(url).visit(home)
  expect(page.text).not.toContain(t('campaign.closing-unknown'))
})

describe('a session whose dates no source gives', () => {
  const openUndated = async () => {
    const folder = await copyCampaigns({
      [slug]: (yaml) =>
        yaml
          .replace(/^session:.*$/m, 'session: hrc64')
          .replace(/^schedule:.*$/m, 'schedule: { opens: session-start, closes: dialogue }'),
    })
    for (const lang of copiedLanguages) {
      const words = join(folder, slug, `words.${lang}.yaml`)
      await writeFile(words, (await readFile(words, 'utf8')).replaceAll('{date}', '…'))
    }
    return openSite({ CAMPAIGNS_DIR: folder, DEMARCHE_NOW: '2026-11-21T12:00:00Z' })
  }

  test('the page says that the closing day is not known, and offers nothing for a calendar', async () => {
    const { url } = await openUndated()
    const page = await createVisitor(url).visit(home)
    expect(page.status).toBe(200)
    expect(page.text).toContain(t('campaign.closing-unknown'))
    expect(page.text).toMatch(/64th session is not known here/)
    expect(page.text).toContain(t('campaign.write'))
    expect(page.html).not.toContain('deadline.ics')
    const refused = await createVisitor(url).visit(file)
    expect(refused.status).toBe(404)
    expect(refused.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(refused.text).toContain(t('refusals.no-date.title'))
    expect(refused.html).toContain('<link rel="stylesheet"')
  })
})

test('dates of a campaign that is not here lead to the page that says so', async () => {
  const { url } = await openSite()
  const ana = createVisitor(url)
  for (const path of ['/en/campaigns/nothing', `/xx/campaigns/${slug}`]) {
    const page = await ana.visit(`${path}/deadline.ics`)
    expect(page.status).toBe(404)
    expect(page.html).toMatch(/<h1/)
  }
})
