import { expect, test } from 'vitest'
import { slug } from '../flow/support/campaign.ts'
import { useBrowser } from './support/use-browser.ts'
import { weigh } from './support/weight.ts'

const { openWindow } = useBrowser()

const kilobyte = 1024

test('the page with the longest Chinese letter weighs at most 45 KB too', async () => {
  const { page, close } = await openWindow()
  const read = await weigh(page)
  await page.goto(`/zh/campaigns/${slug}/write/CH?in=zh`)
  const words = await page.inputValue('#text')
  await page.fill('#text', words.repeat(20).slice(0, 6000))
  await page.locator('button[value=prepare]').click()
  await page.waitForSelector('#your-letter')
  expect((await read()).all).toBeLessThanOrEqual(45 * kilobyte)
  await close()
})
