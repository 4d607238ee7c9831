import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from '#db/testing/both.ts'
import { caseWords, campaignWords } from '#app/campaign/campaign.ts'
import { expectedCounter, readCampaign, fetchCounter, slug } from '../support/campaign.ts'
import { databaseEnv, startSite, type Site } from '../support/site.ts'
import { readPosts, readFieldValue } from '../support/html-reader.ts'
import { createVisitor, wordsIn } from '../support/visitor.ts'

const campaign = readCampaign()
const { t, lang } = wordsIn('en')
const words = campaignWords(campaign, lang)
const home = `/${lang}/campaigns/${slug}`

describe.each(databases())('on $name', ({ open }) => {
  let site: Site
  beforeAll(async () => {
    const database = await open()
    site = await startSite(databaseEnv(database.config))
    return async () => {
      await site.remove()
      await database.close()
    }
  })

  test('Ana walks from the campaign to her thanks, and the counter says what she did', async () => {
    const ana = createVisitor(site.url)
    expect(await fetchCounter(site.url)).toEqual(expectedCounter(0, 0, 0))

    const start = await ana.visit(home)
    expect(start.text).toContain(words.title)
    const [about] = campaign.cases
    const caseLink = start.links.find(({ href }) => href === `${home}/cases/${about?.id}`)
    expect(caseLink?.label).toBe(caseWords(campaign, lang, about?.id ?? '').name)

    const list = await ana.visit(start.links.find(({ label }) => label === t('campaign.write'))?.href ?? '')
    const found = await ana.press(list, t('write.search-button'), { q: 'switz' })
    const states = found.links.filter(({ href }) => /\/write\/[A-Z]{2}$/.test(href))
    expect(states.map(({ label }) => label)).toEqual(['Switzerland'])

    const letter = await ana.visit(states[0]?.href ?? '')
    expect(letter.text).toContain('mission.ch@geneva.example')
    const ready = await ana.press(letter, t('letter.next'), {
      subject: 'Ana asks',
      text: 'Dear Excellency,\nplease speak up.',
      name: 'Ana',
      town: 'Lima',
    })
    expect(ready.status).toBe(200)
    expect(readFieldValue(ready.html, 'copy-subject')).toBe('Ana asks')
    expect(readFieldValue(ready.html, 'copy-text')).toBe('Dear Excellency,\nplease speak up.\n\nAna\nLima')
    const mail = new URL(ready.links.find(({ label }) => label === t('out.mailto'))?.href ?? '')
    expect(mail.href).toContain('%0D%0A')
    expect(mail.pathname).toBe('mission.ch@geneva.example')
    expect(mail.searchParams.get('subject')).toBe('Ana asks')
    expect(await fetchCounter(site.url)).toEqual(expectedCounter(1, 0, 0))

    const draft = await ana.press(ready, t('out.eml'))
    expect(draft.headers.get('content-type')).toBe('message/rfc822')
    const message = await PostalMime.parse(draft.html)
    expect(message.subject).toBe('Ana asks')
    expect(message.to?.map(({ address }) => address)).toEqual(['mission.ch@geneva.example'])
    expect(message.text?.trimEnd()).toBe('Dear Excellency,\nplease speak up.\n\nAna\nLima')
    expect(message.headers).toContainEqual(expect.objectContaining({ key: 'x-unsent', value: '1' }))
    expect(message.from).toBeUndefined()
    expect(await fetchCounter(site.url)).toEqual(expectedCounter(1, 0, 0))

    const thanks = await ana.press(ready, t('out.sent'))
    expect(thanks.path).toBe(`${home}/thanks?to=CH`)
    expect(thanks.text).toContain(t('thanks.title'))
    expect(await fetchCounter(site.url)).toEqual(expectedCounter(1, 1, 0))

    const leaving = await ana.press(thanks, t('share.open', { network: 'X' }))
    const [shown] = readPosts(thanks.html)
    const address = leaving.headers.get('refresh')?.replace(/^0; url=/, '') ?? ''
    const intent = new URL(address)
    expect(intent.origin + intent.pathname).toBe('https://x.com/intent/tweet')
    expect(`${intent.searchParams.get('text')} ${intent.searchParams.get('url')}`).toBe(shown)
    expect(leaving.links).toContainEqual({ href: address, label: t('share.link', { network: 'X' }) })
    expect(await fetchCounter(site.url)).toEqual(expectedCounter(1, 1, 1))
  })
})

describe('a letter about one case', () => {
  let site: Site
  beforeAll(async () => void (site = await startSite()))
  afterAll(() => site.remove())

  test('stays about that case in Chinese, from its page to the post', async () => {
    const li = createVisitor(site.url)
    const { t } = wordsIn('zh')
    const home = `/zh/campaigns/${slug}`
    for (const { id, state } of campaign.cases) {
      const { name, post } = caseWords(campaign, 'zh', id)
      const page = await li.visit(`${home}/cases/${id}`)
      const list = await li.visit(page.links.find(({ label }) => label === t('case.write'))?.href ?? '')
      const codes = list.links.flatMap(
        ({ href }) => /\/write\/([A-Z]{2})\?case=[\w-]+$/.exec(href)?.[1] ?? [],
      )
      expect(codes).toHaveLength(192)
      expect(codes).not.toContain(state)
      const letter = await li.visit(`${home}/write/CH?case=${id}&in=zh&wording=0`)
      const ready = await li.press(letter, t('letter.next'))
      const alone = String(campaignWords(campaign, 'zh').letter['subject-alone']).replace('{case}', name)
      expect(readFieldValue(ready.html, 'copy-subject')).toBe(alone)
      const thanks = await li.press(ready, t('out.sent'))
      expect(thanks.path).toBe(`${home}/thanks?case=${id}&to=CH`)
      expect(thanks.text.replace(/\s/g, '')).toContain(post.replace(/\s/g, ''))
    }
    const letters = campaign.cases.length
    expect(await fetchCounter(site.url)).toEqual(expectedCounter(letters, letters, 0))
  })
})
