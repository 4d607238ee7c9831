import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCampaign, fetchCounter, slug } from '../support/campaign.ts'
import { startSite, type Site } from '../support/site.ts'
import { createVisitor, fillForm, wordsIn } from '../support/visitor.ts'

const campaign = readCampaign()
const home = `/en/campaigns/${slug}`
const { t } = wordsIn('en')

let site: Site
beforeAll(async () => void (site = await startSite()))
afterAll(() => site.remove())

const ana = () => createVisitor(site.url)
const visit = (path: string) => ana().visit(path)

describe('the missions in New York', () => {
  test('have pages of their own, and each seat leads to the other', async () => {
    const geneva = await visit(`${home}/write/CH?in=en`)
    const link = geneva.links.find(({ href }) => href.startsWith(`${home}/write/CH-new-york?in=en`))
    expect(link?.label).toBe(
      t('letter.other-seat', { here: t('letter.seat-geneva'), there: t('letter.seat-new-york') }),
    )
    const newYork = await visit(`${home}/write/CH-new-york?in=en`)
    expect(newYork.text).toContain('mission.ch@new-york.example')
    expect(fillForm(newYork, t('letter.next')).fields.text).toMatch(
      /^The Permanent Representative\nPermanent Mission of Switzerland .*New York/,
    )
    expect(newYork.links.map(({ href }) => href.split('&')[0])).toContain(`${home}/write/CH?in=en`)
  })

  test('count as recipients of their own', async () => {
    const before = await fetchCounter(site.url)
    for (const id of ['CH', 'CH-new-york'])
      await ana().press(
        await ana().press(await visit(`${home}/write/${id}`), t('letter.next')),
        t('out.sent'),
      )
    const { letters } = await fetchCounter(site.url)
    expect(letters.reported - before.letters.reported).toBe(2)
  })

  test.each(['CH-paris', 'CH-', 'XX-new-york', 'CH-new-york-geneva', 'new-york', 'CH.FR'])(
    '%s is nobody, and the page leads on',
    async (id) => {
      const page = await visit(`${home}/write/${id}`)
      expect(page.status).toBe(404)
      expect(page.text).toContain(t('refusals.unknown-recipient.title'))
      expect(page.links.map(({ href }) => href)).toContain(`${home}/write`)
    },
  )
})

describe('what a browser with scripts sends along', () => {
  test('counts a page that is loaded again once, and two letters twice', async () => {
    const before = await fetchCounter(site.url)
    const moved = async () => {
      const { letters } = await fetchCounter(site.url)
      return [letters.prepared - before.letters.prepared, letters.reported - before.letters.reported]
    }
    const nonce = randomUUID()
    const page = await visit(`${home}/write/KE?in=en`)
    const [one, two] = [
      await ana().press(page, t('letter.next'), { nonce }),
      await ana().press(page, t('letter.next'), { nonce }),
    ]
    expect(fillForm(two, t('out.sent')).fields.token).toBe(fillForm(one, t('out.sent')).fields.token)
    await ana().press(one, t('out.sent'))
    await ana().press(two, t('out.sent'))
    expect(await moved()).toEqual([1, 1])
    await ana().press(page, t('letter.next'), { nonce: randomUUID() })
    expect(await moved()).toEqual([2, 1])
  })

  test.each(['', 'x', '0'.repeat(36), `${randomUUID()}\n`, 'A'.repeat(5000)])(
    'but %j is no number of a page, and everybody gets a token of their own',
    async (nonce) => {
      const page = await visit(`${home}/write/KE?in=en`)
      const tokens = await Promise.all(
        [0, 1].map(
          async () =>
            fillForm(await ana().press(page, t('letter.next'), { nonce }), t('out.sent')).fields.token,
        ),
      )
      expect(new Set(tokens).size).toBe(2)
    },
  )
})

test.each(['xx', 'EN', 'en,fr', '../en', '<b>', 'constructor'])(
  'a letter in a language that is none, %s, is answered with the languages there are',
  async (lang) => {
    const page = await visit(`${home}/write/CH?in=${encodeURIComponent(lang)}`)
    expect(page.status).toBe(404)
    expect(page.text).toContain(t('refusals.unknown-language.title'))
    for (const l of campaign.languages)
      expect(page.links.map(({ href }) => href)).toContain(`${home}/write/CH?in=${l}`)
  },
)

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
  '%s is not what a page takes, and it says what is',
  async (method) => {
    const answer = await fetch(`${site.url}${home}/write/CH`, { method, headers: { origin: site.url } })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
  },
)

test('nobody is counted for looking', async () => {
  const before = await fetchCounter(site.url)
  for (const path of ['CH', 'CH-new-york', 'CH?round=CH.FR', 'CH?wording=3', 'CH?in=ar'])
    await visit(`${home}/write/${path}`)
  expect(await fetchCounter(site.url)).toEqual(before)
})
