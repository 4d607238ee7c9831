import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { slug } from '../flow/support/campaign.ts'
import { directionOf, wordsIn } from '../flow/support/visitor.ts'
import { findOverflow } from './support/overflow.ts'
import { useBrowser } from './support/use-browser.ts'

const { openWindow } = useBrowser()

/** Where the first and the second cell of the table's last row begin, from the left. */
const readCells = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.aligned tr:last-child td')].map((cell) => {
      const { left, right, top } = cell.getBoundingClientRect()
      return { left, right, top, direction: getComputedStyle(cell).direction }
    }),
  )

describe.each([
  ['ar', 'fr'],
  ['fr', 'ar'],
])('read in %s, sent in %s', (lang, sent) => {
  const home = `/${lang}/campaigns/${slug}`

  test.each([360, 768, 1280])(
    'the letter fits a screen %i wide, and its parts stand where they are looked for',
    async (width) => {
      const { page, complaints, close } = await openWindow({ viewport: { width, height: 800 }, locale: lang })
      for (const path of [
        `${home}/write`,
        `${home}/write/CH?in=${sent}`,
        `${home}/write/CH?in=${sent}&round=CH.FR.KE`,
      ]) {
        await page.goto(path)
        expect(await findOverflow(page), path).toEqual([])
      }
      expect(await page.getAttribute('html', 'dir')).toBe(directionOf(lang))
      expect(await page.locator('.round progress').isVisible()).toBe(true)
      const [first, second] = await readCells(page)
      if (!first || !second) throw new Error('no cells')
      expect([first.direction, second.direction]).toEqual([directionOf(sent), directionOf(lang)])
      if (width < 500) expect(second.top).toBeGreaterThan(first.top)
      else if (directionOf(lang) === 'rtl') expect(second.right).toBeLessThanOrEqual(first.left + 1)
      else expect(second.left).toBeGreaterThanOrEqual(first.right - 1)
      await page.locator('button[value=prepare]').click()
      await page.waitForSelector('#your-letter')
      expect(await findOverflow(page)).toEqual([])
      expect(complaints).toEqual([])
      await close()
    },
  )
})

test('without scripts several boxes are ticked and lead into a round', async () => {
  const { t } = wordsIn('ar')
  const { page, close } = await openWindow({ javaScriptEnabled: false, locale: 'ar' })
  await page.goto(`/ar/campaigns/${slug}/write`)
  for (const code of ['FR', 'CH', 'KE']) await page.locator(`input[value=${code}]`).check()
  await page.getByRole('button', { name: t('write.round-button') }).click()
  await page.waitForURL(/\?round=/)
  const codes = new URL(page.url()).searchParams.get('round')?.split('.')
  expect(codes?.sort()).toEqual(['CH', 'FR', 'KE'])
  await close()
})
