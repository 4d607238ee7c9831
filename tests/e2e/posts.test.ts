import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { fetchCounter, slug } from '../flow/support/campaign.ts'
import { wordsIn } from '../flow/support/visitor.ts'
import { useBrowser } from './support/use-browser.ts'

const { t } = wordsIn('en')
const share = `/en/campaigns/${slug}/share`

const { site, openWindow } = useBrowser()

const openMastodon = async (javaScriptEnabled = true) => {
  const opened = await openWindow({ javaScriptEnabled })
  const sent: string[] = []
  opened.page.context().on('request', (request) => {
    if (request.url().startsWith(site.url)) sent.push(`${request.url()} ${request.postData() ?? ''}`)
  })
  await opened.page.goto(share)
  const shown = await opened.page
    .locator('form.post', { hasText: 'Mastodon' })
    .locator('.post-text')
    .textContent()
  const popup = opened.page.context().waitForEvent('page')
  await opened.page.getByRole('button', { name: t('share.open', { network: 'Mastodon' }) }).click()
  const next = await popup
  await next.waitForSelector('h1')
  return { ...opened, next, shown, sent }
}

const goneTo = (page: Page) =>
  page.waitForEvent('requestfailed', (request) => !request.url().startsWith(site.url))

describe('Li, who is on a Mastodon server of her own,', () => {
  test.each(['Li.Example', '@li@li.example'])(
    'types %s and is there, and we never hear of it',
    async (typed) => {
      const { next, shown, sent, complaints, close } = await openMastodon()
      await next.getByLabel(t('share.server')).fill(typed)
      const [gone] = await Promise.all([goneTo(next), next.keyboard.press('Enter')])
      const url = new URL(gone.url())
      expect(url.origin + url.pathname).toBe('https://li.example/share')
      expect(url.searchParams.get('text')).toBe(shown)
      expect(gone.headers()).not.toHaveProperty('referer')
      expect(sent.join('\n')).not.toContain('li.example')
      expect(await next.context().storageState()).toEqual({ cookies: [], origins: [] })
      expect(complaints).toEqual([])
      await close()
    },
  )

  test('is told when it is no server, and nothing is opened', async () => {
    const { next, foreignRequests, close } = await openMastodon()
    const field = next.getByLabel(t('share.server'))
    for (const typed of ['', 'li', 'javascript:alert(1)']) {
      await field.fill(typed)
      await next.getByRole('button', { name: t('share.server-open') }).click()
      await next.getByText(t('share.server-wrong')).waitFor()
      expect(await field.getAttribute('aria-invalid')).toBe('true')
      expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
    }
    expect(foreignRequests).toEqual([])
    await close()
  })

  test('without scripts goes on by Mastodon’s own page, and sees no field', async () => {
    const { next, shown, close } = await openMastodon(false)
    expect(await next.locator('#server').isVisible()).toBe(false)
    const href = (await next.getByRole('link', { name: t('share.hub-open') }).getAttribute('href')) ?? ''
    expect(new URLSearchParams(new URL(href).hash.slice(1)).get('text')).toBe(shown)
    await close()
  })
})

describe('the device’s own apps', () => {
  const openWith = async (sheet: string) => {
    const opened = await openWindow()
    await opened.page.addInitScript(`Navigator.prototype.share = ${sheet}`)
    await opened.page.goto(share)
    return { ...opened, button: opened.page.getByRole('button', { name: t('share.open-webshare') }) }
  }

  test('get title, text and link, and count once for each page', async () => {
    const before = await fetchCounter(site.url)
    const { page, button, complaints, close } = await openWith(
      '(data) => { window.shared = data; return Promise.resolve() }',
    )
    for (let press = 0; press < 2; press++) {
      const counting = page.waitForResponse((answer) => answer.request().method() === 'POST')
      await button.click()
      expect((await counting).status()).toBe(200)
    }
    const shared = await page.evaluate(() => (window as unknown as { shared: ShareData }).shared)
    const shown = await page.locator('.post-text').first().textContent()
    expect(shared.url).toBe(`${site.url}/en/campaigns/${slug}`)
    expect(`${shared.text} ${shared.url}`).toBe(shown)
    expect(shared.title).not.toBe('')
    expect((await fetchCounter(site.url)).shares).toBe(before.shares + 1)
    expect(complaints).toEqual([])
    await close()
  })

  test('that were closed again do not count, and nobody is told of an error', async () => {
    const before = await fetchCounter(site.url)
    const { button, page, complaints, close } = await openWith('() => Promise.reject(new Error("closed"))')
    await button.click()
    await page.waitForTimeout(300)
    expect((await fetchCounter(site.url)).shares).toBe(before.shares)
    expect(complaints).toEqual([])
    await close()
  })

  test('are not offered where there are none', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page, close } = await openWindow({ javaScriptEnabled })
      await page.addInitScript('delete Navigator.prototype.share')
      await page.goto(share)
      expect(await page.getByText(t('share.open-webshare')).isVisible()).toBe(false)
      await close()
    }
  })
})

test('the words for a network that takes none are copied by a button', async () => {
  const { page, close } = await openWindow({
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await page.goto(share)
  await page.getByRole('button', { name: t('share.copy') }).click()
  await page.getByText(t('out.copied'), { exact: true }).waitFor()
  const words = await page.locator('.post textarea').inputValue()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(words)
  expect(words).not.toContain('http')
  await close()
})

test.each([true, false])(
  'a letter to a friend opens the mail program (scripts: %s)',
  async (javaScriptEnabled) => {
    const { page, close } = await openWindow({ javaScriptEnabled })
    await page.goto(share)
    const asked = page.context().waitForEvent('request', (request) => request.url().startsWith('mailto:'))
    const shown = await page.locator('.post-text').first().textContent()
    await page.getByRole('button', { name: t('share.open-email') }).click()
    const url = new URL((await asked).url())
    expect([url.pathname, url.searchParams.get('body')]).toEqual(['', shown])
    await close()
  },
)
