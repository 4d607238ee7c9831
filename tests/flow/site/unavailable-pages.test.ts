import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseWords, campaignWords } from '#app/campaign/campaign.ts'
import { readCampaign, slug } from '../support/campaign.ts'
import { startSite, type Site } from '../support/site.ts'
import { createVisitor, languages, wordsIn, type Page } from '../support/visitor.ts'

const campaign = readCampaign()
const [first] = campaign.cases
if (!first) throw new Error('a campaign without cases')

let site: Site
beforeAll(async () => void (site = await startSite()))
afterAll(() => site.remove())

const visit = (path: string, acceptLanguage = 'en') =>
  createVisitor(site.url, { 'accept-language': acceptLanguage }).visit(path)
const post = (path: string, fields: Record<string, string> = {}) => createVisitor(site.url).post(path, fields)

type Code =
  | 'not-found'
  | 'unknown-language'
  | 'unknown-campaign'
  | 'unknown-case'
  | 'unknown-recipient'
  | 'not-asked'
  | 'own-case'

function expectHelp(page: Page, lang: string, code: Code, links: string[]) {
  const { t } = wordsIn(lang)
  expect(page.status).toBe(404)
  expect(page.html).toContain(`<html lang="${lang}"`)
  expect(page.html).toContain(`<title>${t(`refusals.${code}.title`)} – ${t('site.name')}</title>`)
  expect(page.text).toContain(t(`refusals.${code}.title`))
  expect(page.text).toContain(t(`refusals.${code}.text`))
  expect(page.links.map(({ href }) => href)).toEqual(expect.arrayContaining([...links, `/${lang}`]))
  expect(page.headers.get('cache-control')).toBe('no-store')
}

test('an unknown language: a Chinese reader gets a Chinese page that leads to the languages there are', async () => {
  const page = await visit('/xx', 'zh-CN,zh;q=0.9')
  expectHelp(
    page,
    'zh',
    'unknown-language',
    languages.map((lang) => `/${lang}`),
  )
  for (const lang of languages) {
    const name = wordsIn(lang).t('site.name')
    expect(name).not.toBe('')
    expect(page.html).toMatch(new RegExp(`<a href="/${lang}" lang="${lang}">[^<]+</a>`))
  }
})

test('an unknown language in front of a campaign is an unknown language too', async () => {
  expectHelp(await visit(`/xx/campaigns/${slug}`, 'en'), 'en', 'unknown-language', ['/zh', '/en'])
})

test.each(['en', 'zh'])('in %s every wrong address gets a page that leads on', async (lang) => {
  const home = `/${lang}/campaigns/${slug}`
  const other = lang === 'en' ? 'zh' : 'en'
  const ask = (path: string) => visit(path, other)
  const cases = campaign.cases.map(({ id }) => `${home}/cases/${id}`)
  expectHelp(await ask(`/${lang}/nothing/here`), lang, 'not-found', [])
  expectHelp(await ask(`/${lang}/campaigns/end-reprisal`), lang, 'unknown-campaign', [home])
  expectHelp(await ask(`${home}/cases/nobody`), lang, 'unknown-case', cases)
  for (const path of ['write', 'write/CH', 'share', 'thanks'])
    expectHelp(await ask(`${home}/${path}?case=nobody`), lang, 'unknown-case', cases)
  expectHelp(await ask(`${home}/write/XX`), lang, 'unknown-recipient', [`${home}/write`])
  expectHelp(await ask(`${home}/write/Switzerland`), lang, 'unknown-recipient', [`${home}/write`])
  expectHelp(await ask(`${home}/write/PS`), lang, 'not-asked', [`${home}/write`])
  expectHelp(await ask(`${home}/write/${first.state}?case=${first.id}`), lang, 'own-case', [`${home}/write`])
})

test('a page that is not there names the cases and the campaign by their names', async () => {
  const { links } = await visit(`/zh/campaigns/${slug}/cases/nobody`)
  for (const { id } of campaign.cases)
    expect(links).toContainEqual({
      href: `/zh/campaigns/${slug}/cases/${id}`,
      label: caseWords(campaign, 'zh', id).name,
    })
  const lost = await visit('/en/campaigns/none')
  expect(lost.links).toContainEqual({
    href: `/en/campaigns/${slug}`,
    label: campaignWords(campaign, 'en').title,
  })
})

test('a state with a case of its own is written to about the others', async () => {
  expect((await visit(`/en/campaigns/${slug}/write/${first.state}`)).status).toBe(200)
})

test('a state in small letters is found', async () => {
  const answer = await fetch(`${site.url}/en/campaigns/${slug}/write/ch?case=${first.id}`, {
    redirect: 'manual',
  })
  expect(answer.status).toBe(301)
  const page = await visit(`/en/campaigns/${slug}/write/ch?case=${first.id}`)
  expect(page.path).toBe(`/en/campaigns/${slug}/write/CH?case=${first.id}`)
  expect(page.status).toBe(200)
})

test('a case named with nothing is no case', async () => {
  expect((await visit(`/en/campaigns/${slug}/write/CH?case=`)).status).toBe(200)
})

describe('what was sent by a form', () => {
  test.each([
    ['to an unknown campaign', '/en/campaigns/none/write/CH', 'unknown-campaign'],
    ['to an unknown campaign as sent', '/en/campaigns/none/write/CH/sent', 'unknown-campaign'],
    ['to share an unknown campaign', '/en/campaigns/none/share', 'unknown-campaign'],
    ['to an unknown state', `/en/campaigns/${slug}/write/XX`, 'unknown-recipient'],
    ['to an unknown state as sent', `/en/campaigns/${slug}/write/XX/sent`, 'unknown-recipient'],
    ['about an unknown case', `/en/campaigns/${slug}/write/CH?case=nobody`, 'unknown-case'],
    ['about its own case', `/en/campaigns/${slug}/write/${first.state}/sent?case=${first.id}`, 'own-case'],
    ['in an unknown language', `/xx/campaigns/${slug}/write/CH`, 'unknown-language'],
  ] as const)('%s gets the page that helps', async (_name, path, code) => {
    expectHelp(
      await post(path, { subject: 'a', text: 'b' }),
      path.startsWith('/xx') ? (languages[0] ?? '') : 'en',
      code,
      [],
    )
  })

  test('for an unknown network gets a page that helps', async () => {
    const page = await post(`/en/campaigns/${slug}/share`, { network: 'myspace' })
    expectHelp(page, 'en', 'not-found', [])
  })

  test('for a draft to an unknown state leads to the page that helps', async () => {
    const sent = await post(`/en/campaigns/${slug}/write/XX/eml`, { subject: 'a', text: 'b' })
    expect(sent.status).toBe(303)
    expectHelp(await visit(sent.headers.get('location') ?? ''), 'en', 'unknown-recipient', [])
  })

  test.each([
    ['a campaign page', `/en/campaigns/${slug}`],
    ['the start page', '/en'],
    ['the address list', `/en/campaigns/${slug}/write`],
  ])('to %s, which takes none, is refused with a page', async (_name, path) => {
    const page = await post(path)
    expect(page.status).toBe(405)
    expect(page.text).toContain(wordsIn('en').t('refusals.bad-request.title'))
    expect(page.headers.get('cache-control')).toBe('no-store')
  })
})

test.each(['sent', 'eml'])('whoever opens the address /%s is led to the letter', async (end) => {
  const page = await visit(`/en/campaigns/${slug}/write/CH/${end}?case=${first.id}&in=en`)
  expect(page.path).toBe(`/en/campaigns/${slug}/write/CH?case=${first.id}&in=en`)
  expect(page.status).toBe(200)
})

test('the bare address leads to the language the browser asks for', async () => {
  expect((await visit('/', 'zh-TW,zh;q=0.9,en;q=0.8')).path).toBe('/zh')
  expect((await visit('/', 'en-US')).path).toBe('/en')
  expect((await visit('/', 'tlh')).path).toBe(`/${languages[0]}`)
})

test.each(['/__manifest?p=/en', '/en.data', `/en?_data=root`, `/en/campaigns/${slug}?_data=routes%2F_site`])(
  'the machinery behind the pages does not answer: %s',
  async (path) => {
    const page = await visit(path)
    expect(page.status).toBe(404)
    expect(page.html).not.toContain('"words"')
  },
)
