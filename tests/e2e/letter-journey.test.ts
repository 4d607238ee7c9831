import { readFile } from 'node:fs/promises'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { campaignWords } from '#app/campaign/campaign.ts'
import { expectedCounter, readCampaign, fetchCounter, slug } from '../flow/support/campaign.ts'
import { first } from '../flow/support/pages.ts'
import { wordsIn } from '../flow/support/visitor.ts'
import { desktopViewport, phoneViewport } from './support/browser.ts'
import { useBrowser } from './support/use-browser.ts'

const campaign = readCampaign()
const searched = { en: 'switz', zh: '瑞士' }

const { site, openWindow } = useBrowser()

describe.each(['en', 'zh'] as const)('in %s', (lang) => {
  const { t } = wordsIn(lang)
  const home = `/${lang}/campaigns/${slug}`

  describe.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('%s', (_scripts, javaScriptEnabled) => {
    test.each([
      ['on a phone', phoneViewport],
      ['at a desk', desktopViewport],
    ])('%s Ana goes the whole way', async (_where, viewport) => {
      const before = await fetchCounter(site.url)
      const { page, foreignRequests, complaints, close } = await openWindow({
        viewport,
        javaScriptEnabled,
        acceptDownloads: true,
      })
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
      const follow = (name: string) => page.getByRole('link', { name, exact: true }).first().click()

      await page.goto('/')
      await page.goto(`/${lang}`)
      await follow(campaignWords(campaign, lang).title)
      await page.waitForURL(`**${home}`)
      await follow(t('campaign.write'))
      await page.getByLabel(t('write.search')).fill(searched[lang])
      if (javaScriptEnabled) expect(await page.locator('.states li:visible').count()).toBe(1)
      else await press(t('write.search-button'))
      await page.locator('.states li:visible a').click()
      await page.waitForURL(`**${home}/write/CH`)

      await page.goto(`${home}/write/CH?case=${first}&in=en`)
      await page.getByLabel(t('letter.name')).fill('Ana')
      await page.getByLabel(t('letter.town')).fill('Lima 😀')
      const subject = await page.getByLabel(t('letter.subject')).inputValue()
      const text = await page.getByRole('textbox', { name: t('letter.text'), exact: true }).inputValue()
      await press(t('letter.next'))
      await page.waitForSelector('#your-letter')
      const signed = `${text}\n\nAna\nLima 😀`
      expect(await page.locator('#copy-text').inputValue()).toBe(signed)
      const mail = new URL(
        (await page.getByRole('link', { name: t('out.mailto') }).getAttribute('href')) ?? '',
      )
      expect(mail.pathname).toBe('mission.ch@geneva.example')
      expect(mail.searchParams.get('subject')).toBe(subject)
      expect(mail.searchParams.get('body')).toBe(signed.replaceAll('\n', '\r\n'))
      expect(await page.getByRole('button', { name: t('out.copy-text') }).count()).toBe(
        javaScriptEnabled ? 1 : 0,
      )
      expect(await page.getByText(t('out.select')).isVisible()).toBe(!javaScriptEnabled)

      const [download] = await Promise.all([page.waitForEvent('download'), press(t('out.eml'))])
      expect(download.suggestedFilename()).toBe('letter-CH.eml')
      const draft = await PostalMime.parse(await readFile(await download.path()))
      expect([draft.subject, draft.text?.replaceAll('\r\n', '\n').trimEnd()]).toEqual([subject, signed])

      await press(t('out.sent'))
      await page.waitForURL(`**${home}/thanks?case=${first}&to=CH`)
      for (const [network, unfold] of [
        ['X', (to: URL) => `${to.searchParams.get('text')} ${to.searchParams.get('url')}`],
        ['Bluesky', (to: URL) => to.searchParams.get('text') ?? ''],
      ] as const) {
        const post = page.locator('form.post', { hasText: t('share.open', { network }) })
        const shown = await post.locator('.post-text').textContent()
        const popup = page.context().waitForEvent('page')
        const gone = page
          .context()
          .waitForEvent('requestfailed', (request) => !request.url().startsWith(site.url))
        await post.getByRole('button', { name: t('share.open', { network }), exact: true }).click()
        await gone
        expect(unfold(new URL(foreignRequests.at(-1) ?? ''))).toBe(shown)
        await (await popup).close()
      }
      expect(foreignRequests.map((to) => new URL(to).hostname)).toEqual(['x.com', 'bsky.app'])
      expect(page.url()).toContain('/thanks')
      const { letters, shares } = await fetchCounter(site.url)
      const { letters: earlier } = before
      expect(expectedCounter(letters.prepared, letters.reported, shares)).toEqual(
        expectedCounter(earlier.prepared + 1, earlier.reported + 1, before.shares + 2),
      )
      expect(await page.context().cookies()).toEqual([])
      expect(complaints).toEqual([])
      await close()
    })
  })
})
