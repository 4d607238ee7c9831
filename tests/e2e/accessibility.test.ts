import { expect, test } from 'vitest'
import { slug } from '../flow/support/campaign.ts'
import { wordsIn } from '../flow/support/visitor.ts'
import { findBarriers } from './support/barriers.ts'
import { useBrowser } from './support/use-browser.ts'

const { openWindow } = useBrowser()

test('axe would notice colours that are too pale, by day or by night', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, close } = await openWindow()
    await page.goto('/en')
    await page.evaluate((scheme) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`@media (prefers-color-scheme: ${scheme}) { h1 { opacity: 0.2 } }`)
      document.adoptedStyleSheets = [sheet]
    }, colorScheme)
    expect((await findBarriers(page)).join()).toContain('color-contrast')
    await close()
  }
})

test('axe finds no barrier where something was copied, or could not be', async () => {
  const { t } = wordsIn('en')
  for (const permissions of [['clipboard-read', 'clipboard-write'], []]) {
    const { page, close } = await openWindow({ permissions })
    await page.goto(`/en/campaigns/${slug}/write/CH?in=en`)
    await page.getByRole('button', { name: t('letter.next') }).click()
    await page.getByRole('button', { name: t('out.copy-text'), exact: true }).click()
    const told = permissions.length > 0 ? t('out.copied') : t('out.copy-by-hand')
    await page.getByText(told, { exact: true }).first().waitFor()
    expect(await findBarriers(page)).toEqual([])
    await close()
  }
})

test('by night the page is dark', async () => {
  const { page, close } = await openWindow({ colorScheme: 'dark' })
  await page.goto('/en')
  const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const brightness = (background.match(/\d+/g) ?? []).slice(0, 3).map(Number)
  expect(Math.max(...brightness)).toBeLessThan(60)
  await close()
})
