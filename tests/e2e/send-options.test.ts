import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { slug } from '../flow/support/campaign.ts'
import { first } from '../flow/support/pages.ts'
import { wordsIn } from '../flow/support/visitor.ts'
import { desktopViewport } from './support/browser.ts'
import { useBrowser } from './support/use-browser.ts'

const { openWindow } = useBrowser()

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Version/17.4 Mobile/15E148 Safari/604.1'

describe.each(['en', 'ar'])('in %s', (lang) => {
  const { t } = wordsIn(lang)
  const prepare = async (page: Page, query: string) => {
    await page.goto(`/${lang}/campaigns/${slug}/write/KE?${query}`)
    await page.getByRole('button', { name: t('letter.next'), exact: true }).click()
    await page.waitForSelector('#your-letter')
  }
  const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

  test('Ana opens Gmail with the whole letter, and Gmail is not told where she comes from', async () => {
    const { page, complaints, close } = await openWindow({ viewport: desktopViewport })
    await prepare(page, `case=${first}&in=en`)
    const text = await page.locator('#copy-text').inputValue()
    const [request] = await Promise.all([
      page.waitForEvent('requestfailed', (asked) => asked.url().startsWith('https://mail.google.com/')),
      link(page, t('channel-reasons.names.gmail')).click(),
    ])
    const { searchParams } = new URL(request.url())
    expect(searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(text)
    expect(request.headers().referer).toBeUndefined()
    expect(complaints.filter((line) => !line.includes('ERR_FAILED'))).toEqual([])
    await close()
  })

  test('a long letter: Ana copies the text and opens her mail program with address and subject', async () => {
    const { page, complaints, close } = await openWindow({ viewport: desktopViewport })
    await prepare(page, 'in=zh')
    const href = await link(page, t('out.mailto-paste-button')).getAttribute('href')
    expect(new URL(href ?? '').searchParams.get('subject')).toBe(
      await page.locator('#copy-subject').inputValue(),
    )
    expect(new URL(href ?? '').searchParams.has('body')).toBe(false)
    expect(await link(page, t('out.mailto')).count()).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })

  test('on paper: the PDF comes as a file', async () => {
    const { page, close } = await openWindow({ acceptDownloads: true })
    await prepare(page, `in=${lang}`)
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 30_000 }),
      page.getByRole('button', { name: t('out.pdf'), exact: true }).click(),
    ])
    expect(download.suggestedFilename()).toBe('letter-KE.pdf')
    expect((await readFile(await download.path())).subarray(0, 5).toString('latin1')).toBe('%PDF-')
    await close()
  })

  test('on a phone the own mail program is left, and no webmail that would open an inbox', async () => {
    const { page, close } = await openWindow({ userAgent: iphone })
    await prepare(page, `case=${first}&in=en`)
    expect(await link(page, t('out.mailto')).count()).toBe(1)
    expect(await page.locator('a[href^="https://mail."], a[href^="https://outlook."]').count()).toBe(0)
    expect(await page.getByRole('button', { name: t('out.eml'), exact: true }).count()).toBe(0)
    await close()
  })
})
