import { describe, expect, test } from 'vitest'
import { campaignWords } from '#app/campaign/campaign.ts'
import { choosePhaseSentence, formatSessionSlots } from '#app/campaign/session-slots.ts'
import type { SessionPhase } from '#app/time/session.ts'
import { fillSlots } from '#app/text/slots.ts'
import { folders } from '#app/config/folders.server.ts'
import { loadLocales } from '#app/locale/locales.server.ts'
import { copyCampaigns, expectedCounter, readCampaign, fetchCounter, slug } from '../support/campaign.ts'
import { readText } from '../support/html-reader.ts'
import { openSite } from '../support/site.ts'
import { createVisitor, fillForm, wordsIn } from '../support/visitor.ts'

const campaign = readCampaign()
const { dialogue, start } = campaign.session ?? {}
if (dialogue === undefined || start === undefined)
  throw new Error('the tests need a session with known dates')
const locales = loadLocales(folders.locales)
const home = `/en/campaigns/${slug}`

const moments: [SessionPhase, string][] = [
  ['before', `${daysFrom(start, -1)}T20:00:00Z`],
  ['session', `${start}T12:00:00Z`],
  ['session', `${daysFrom(dialogue, -1)}T21:59:00Z`],
  // Geneva is ahead of UTC.
  ['day', `${daysFrom(dialogue, -1)}T22:01:00Z`],
  ['day', `${dialogue}T21:59:00Z`],
  ['after', `${dialogue}T22:01:00Z`],
  ['after', '2026-03-01T12:00:00Z'],
]

test.each(moments)('“%s” at %s: page and letter say so, in every language', async (phase, now) => {
  const { url } = await openSite({ DEMARCHE_NOW: now })
  for (const lang of campaign.languages) {
    const { deadline, letter } = campaignWords(campaign, lang)
    const locale = locales.get(lang)
    if (!locale) throw new Error(`no locale ${lang}`)
    const slots = formatSessionSlots(campaign.session, locale)
    const visitor = createVisitor(url)
    for (const path of [`/${lang}`, `/${lang}/campaigns/${slug}`]) {
      const { html } = await visitor.visit(path)
      const [, shown = ''] = /<p class="deadline">([\s\S]*?)<\/p>/.exec(html) ?? []
      expect(readText(shown)).toBe(fillSlots(choosePhaseSentence(deadline, phase, campaign.session), slots))
    }
    const asked = await visitor.visit(`/${lang}/campaigns/${slug}/write/CH?in=${lang}&wording=0`)
    const request = fillSlots(
      [choosePhaseSentence(letter.request, phase, campaign.session)].flat()[0] ?? '',
      slots,
    )
    expect(fillForm(asked, wordsIn(lang).t('letter.next')).fields.text).toContain(request)
  }
})

test('a letter says who sits on the Council in the year of the clock', async () => {
  const { t } = wordsIn('en')
  const { url } = await openSite({ DEMARCHE_NOW: '2024-05-01T12:00:00Z' })
  const page = await createVisitor(url).visit(`${home}/write/CR`)
  expect(page.text).toContain(t('letter.council-yes', { state: 'Costa Rica', year: '2024' }))
})

describe('a campaign that takes letters from one day to another', () => {
  const schedule = (yaml: string) =>
    yaml.replace(/^schedule:.*$/m, 'schedule: { opens: 2024-09-01, closes: 2024-09-27 }')
  const openAt = async (now: string, env = {}) =>
    openSite({ CAMPAIGNS_DIR: await copyCampaigns({ [slug]: schedule }), DEMARCHE_NOW: now, ...env })
  const { t, date } = wordsIn('en')

  test.each([
    ['not open yet', '2024-08-31T12:00:00Z', t('campaign.not-yet', { date: date('2024-09-01') })],
    ['closed', '2024-09-28T12:00:00Z', t('campaign.closed', { date: date('2024-09-27') })],
  ])('%s: no letter is written, the pages say why, sharing works', async (_name, now, why) => {
    const { url } = await openAt(now)
    const ana = createVisitor(url)
    for (const path of [home, `${home}/write`, `${home}/cases/${campaign.cases[0]?.id}`]) {
      const page = await ana.visit(path)
      expect(page.status, path).toBe(200)
      expect(page.text, path).toContain(why)
      expect(page.html, path).toMatch(/<h1/)
      expect(page.links.map(({ label }) => label)).not.toContain(t('campaign.write'))
    }
    for (const path of [`${home}/write/CH`, `${home}/write/CH/sent`]) {
      const refused = await ana.post(path, { subject: 'a', text: 'b', token: 'x' })
      expect(refused.status).toBe(403)
      expect(refused.text).toContain(t('refusals.closed.title'))
      expect(refused.links.map(({ href }) => href)).toContain(home)
    }
    const share = await ana.visit(`${home}/share`)
    await ana.press(share, t('share.open', { network: 'X' }))
    expect(await fetchCounter(url)).toEqual(expectedCounter(0, 0, 1))
  })

  test.each(['2024-08-31T12:00:00Z', '2024-09-28T12:00:00Z'])(
    'at %s nobody is asked to type a letter that would then be refused',
    async (now) => {
      const { url } = await openAt(now)
      const { forms } = await createVisitor(url).visit(`${home}/write/CH`)
      expect(forms.flatMap(({ buttons }) => buttons.map(({ label }) => label))).not.toContain(
        t('letter.next'),
      )
    },
  )

  test.each(['2024-08-31T22:01:00Z', '2024-09-27T21:59:00Z'])(
    'open at %s: its first and last day are those of Geneva',
    async (now) => {
      const { url } = await openAt(now)
      const ana = createVisitor(url)
      const ready = await ana.press(await ana.visit(`${home}/write/CH`), t('letter.next'))
      expect((await ana.press(ready, t('out.sent'))).text).toContain(t('thanks.title'))
      expect(await fetchCounter(url)).toEqual(expectedCounter(1, 1, 0))
    },
  )

  test('Ana prepared her letter in time and reports it after the end: it is not counted, and she is told', async () => {
    const secret = { SECRET: 'the same for both, of 32 letters or more' }
    const inTime = await openAt('2024-09-27T12:00:00Z', secret)
    const early = createVisitor(inTime.url)
    const ready = await early.press(await early.visit(`${home}/write/CH`), t('letter.next'))
    const late = await openAt('2024-09-28T12:00:00Z', secret)
    const { form, fields } = fillForm(ready, t('out.sent'))
    const refused = await createVisitor(late.url).post(form.action, fields)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain(t('refusals.closed.text'))
    expect(await fetchCounter(late.url)).toEqual(expectedCounter(0, 0, 0))
  })
})

test('a token counts for two days and no longer', async () => {
  const { t } = wordsIn('en')
  const secret = { SECRET: 'the same for all, of 32 letters or more' }
  const first = await openSite({ ...secret, DEMARCHE_NOW: '2026-03-01T23:00:00Z' })
  const ana = createVisitor(first.url)
  const ready = await ana.press(await ana.visit(`${home}/write/CH`), t('letter.next'))
  const { form, fields } = fillForm(ready, t('out.sent'))
  for (const [now, reported] of [
    ['2026-03-02T22:00:00Z', 1],
    ['2026-03-03T00:01:00Z', 0],
  ] as const) {
    const later = await openSite({ ...secret, DEMARCHE_NOW: now })
    const thanks = await createVisitor(later.url).post(form.action, fields)
    expect(thanks.status).toBe(303)
    expect(await fetchCounter(later.url)).toEqual(expectedCounter(0, reported, 0))
  }
})

function daysFrom(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
