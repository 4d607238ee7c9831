import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCampaign, fetchCounter } from '../support/campaign.ts'
import { readFieldValue } from '../support/html-reader.ts'
import { officeLanguages, writeRecipientCampaigns } from './recipients.fixture.ts'
import { startSite, type Site } from '../support/site.ts'
import { createVisitor, directionOf, fillForm, wordsIn } from '../support/visitor.ts'

const { languages } = readCampaign()
const { t } = wordsIn('en')
const offices = '/en/campaigns/offices'

let site: Site
let folder: string
beforeAll(async () => {
  folder = await writeRecipientCampaigns(languages)
  site = await startSite({ CAMPAIGNS_DIR: folder, DEMARCHE_NOW: '2026-11-21T12:00:00Z' })
})
afterAll(async () => {
  await site.remove()
  await rm(folder, { recursive: true, force: true })
})

const ana = () => createVisitor(site.url)
const visit = (path: string) => ana().visit(path)
const textOf = async (path: string, lang = 'en') =>
  fillForm(await visit(path), wordsIn(lang).t('letter.next')).fields.text ?? ''

describe('a campaign without a session and without cases, that writes to offices', () => {
  test('offers them by their names, and no states', async () => {
    for (const lang of officeLanguages) {
      const { links, html } = await visit(`/${lang}/campaigns/offices/write`)
      for (const [id, name] of [
        ['a-president', 'President'],
        ['a-parliament', 'Parliament'],
      ])
        expect(links).toContainEqual({
          href: `/${lang}/campaigns/offices/write/${id}`,
          label: `${name} ${lang}`,
        })
      expect(html).not.toMatch(/type="checkbox"|type="search"/)
    }
  })

  test('has pages without a trace of sessions or cases', async () => {
    for (const path of ['', '/write', '/write/a-president', '/share', '/thanks']) {
      const page = await visit(offices + path)
      expect(page.status, path).toBe(200)
      expect(page.text).not.toMatch(/undefined|NaN|\{\w+\}|\bsession\b/)
      expect(page.links.map(({ href }) => href).join()).not.toMatch(/cases\/|case=/)
    }
  })

  test('writes to an office as its words say, in the language of its directory before all others', async () => {
    const parts = (await textOf(`${offices}/write/a-president?wording=0`)).split('\n\n')
    expect(parts).toEqual([
      'President ar',
      expect.stringMatching(/^Sir ar,\n/),
      'Opening ar.',
      'First paragraph ar.',
      'Second paragraph ar.',
      'Request ar.',
      expect.stringContaining(`${site.url}/ar/campaigns/offices`),
      'Farewell ar.',
    ])
    const page = await visit(`${offices}/write/a-president`)
    expect(page.html).toMatch(/<textarea(?=[^>]* id="text")[^>]* lang="ar" dir="rtl"/)
  })

  test('writes to another in the language the campaign names for it', async () => {
    const page = await visit(`${offices}/write/a-parliament`)
    expect(page.html).toMatch(/<textarea(?=[^>]* id="text")[^>]* lang="fr" dir="ltr"/)
    expect(page.text).toContain('office@parliament.example')
  })

  test.each(officeLanguages)('shows its letters beside what they say in %s', async (lang) => {
    for (const sent of officeLanguages.filter((l) => l !== lang)) {
      const { html } = await visit(`/${lang}/campaigns/offices/write/a-president?in=${sent}&wording=0`)
      const cell = (l: string, text: string) => `<td lang="${l}" dir="${directionOf(l)}">${text}</td>`
      for (const part of ['Second paragraph', 'Request'])
        expect(html).toContain(cell(sent, `${part} ${sent}.`) + cell(lang, `${part} ${lang}.`))
    }
  })

  test('shows a postal address, prints it on the letter, and offers no mail to whom only post goes', async () => {
    const page = await visit(`${offices}/write/a-president?in=en`)
    expect(page.text).toContain('The Palace\n10000 A Capital')
    expect(page.text).toContain(t('letter.no-email'))
    const ready = await ana().press(page, t('letter.next'))
    expect(ready.html).toMatch(/<p class="on-paper postal"[^>]*>The Palace\n10000 A Capital<\/p>/)
    // Those who get a copy can be mailed; the office cannot.
    const emails = ready.links.filter(({ href }) => href.startsWith('mailto:'))
    expect(emails.length).toBeGreaterThan(0)
    for (const { label } of emails) expect(label).toMatch(/^(?:mission\.|office@parliament)/)
    expect(ready.forms.flatMap(({ buttons }) => buttons.map(({ label }) => label))).not.toContain(
      t('out.eml'),
    )
  })

  test('names under the signature who gets a copy, but not the office itself', async () => {
    const page = await visit(`${offices}/write/a-president?in=fr&wording=0`)
    expect(page.text).toContain(t('letter.copies'))
    const ready = await ana().press(page, t('letter.next'), { name: 'Ana', town: 'Lima' })
    const [, copies = ''] = (readFieldValue(ready.html, 'copy-text') ?? '').split('Ana\nLima\n\n')
    expect(copies.split('\n')).toEqual([
      expect.stringMatching(/^Copie\s:\sMission permanente du Maroc .*Genève$/),
      expect.stringMatching(/^Copie\s:\sMission permanente du Maroc .*New York$/),
      expect.stringMatching(/^Copie\s:\sParliament fr$/),
    ])
    expect(
      readFieldValue(
        (await ana().press(await visit(`${offices}/write/a-parliament`), t('letter.next'))).html,
        'copy-text',
      ),
    ).not.toContain('Copie')
  })

  test('leads a round from office to office, and counts', async () => {
    const first = await visit(`${offices}/round?to=a-president&to=a-parliament`)
    expect(first.path).toBe(`${offices}/write/a-president?round=a-president.a-parliament`)
    const ready = await ana().press(first, t('letter.next'), { name: 'Ana' })
    const second = await ana().press(ready, t('out.sent-next', { name: 'Parliament en' }))
    expect(fillForm(second, t('letter.next')).fields).toMatchObject({ name: 'Ana' })
    expect((await fetchCounter(site.url, 'offices')).letters.reported).toBe(1)
  })

  test.each(['MA', 'CH', 'a-minister', 'constructor', 'A-PRESIDENT', 'a-president.a-parliament'])(
    'does not write to %s, and says so',
    async (id) => {
      const page = await visit(`${offices}/write/${id}`)
      expect(page.status).toBe(404)
      expect(page.links.map(({ href }) => href)).toContain(`${offices}/write`)
      expect(page.text).not.toContain(t('refusals.failed.title'))
    },
  )
})

describe('a State that is left out', () => {
  test.each(['en', 'ar'])('is named with the reason on the list and on its page, in %s', async (lang) => {
    const home = `/${lang}/campaigns/left-out`
    const list = await visit(`${home}/write`)
    expect(list.text).toContain(wordsIn(lang).t('write.left-out'))
    expect(list.text).toContain(`Reason in ${lang}.`)
    expect(list.links.map(({ href }) => href)).not.toContain(`${home}/write/FR`)
    for (const id of ['FR', 'FR-new-york']) {
      const page = await visit(`${home}/write/${id}`)
      expect(page.status).toBe(404)
      expect(page.text).toContain(wordsIn(lang).t('refusals.left-out.title'))
      expect(page.text).toContain(`Reason in ${lang}.`)
    }
  })

  test('falls out of rounds', async () => {
    const page = await visit('/en/campaigns/left-out/round?to=KE&to=FR&to=CH')
    expect(page.path).toBe('/en/campaigns/left-out/write/KE?round=KE.CH')
  })
})

test('a letter to a mission names its copies, and none of a letter to itself', async () => {
  const ready = async (id: string) =>
    readFieldValue(
      (await ana().press(await visit(`/en/campaigns/left-out/write/${id}?in=en`), t('letter.next'))).html,
      'copy-text',
    )?.match(/^cc: .*$/gm)
  expect(await ready('KE')).toEqual([
    expect.stringMatching(/^cc: Permanent Mission of Switzerland .*New York$/),
    expect.stringMatching(/^cc: Permanent Mission of Switzerland .*Geneva$/),
  ])
  expect(await ready('CH')).toEqual([expect.stringContaining('New York')])
})

describe('a draft', () => {
  test('is nowhere on the site, though its files are in order', async () => {
    for (const path of ['', '/write', '/write/CH', '/share', '/thanks', '/round?to=CH&to=FR', '/picture.png'])
      expect((await visit(`/en/campaigns/hidden${path}`)).status, path).toBe(404)
    expect((await visit('/en/campaigns/left-out')).status).toBe(200)
    for (const path of ['/en', '/en/campaigns/nothing'])
      expect((await visit(path)).html).not.toContain('campaigns/hidden')
    expect((await fetch(`${site.url}/api/v1/campaigns/hidden/counter`)).status).toBe(404)
    expect(site.log.join('\n')).not.toContain('"campaign-left-out"')
  })

  test('takes no letters and no shares', async () => {
    for (const path of ['/write/CH', '/write/CH/sent', '/share'])
      expect(
        (await ana().post(`/en/campaigns/hidden${path}`, { subject: 'a', text: 'b', network: 'x' })).status,
      ).toBe(404)
  })
})
