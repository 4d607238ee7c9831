import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { slug } from '../flow/support/campaign.ts'
import { listStopRows } from './support/tour.ts'
import { useBrowser } from './support/use-browser.ts'

const { openWindow } = useBrowser()

const kilobyte = 1024

interface Weight {
  all: number
  script: number
  requests: number
}

/** What came over the wire since the last document, heads included, in bytes. */
async function weigh(page: Page): Promise<() => Promise<Weight>> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  const types = new Map<string, string>()
  let weight: Weight = { all: 0, script: 0, requests: 0 }
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Document') weight = { all: 0, script: 0, requests: 0 }
    types.set(requestId, type)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weight.all += encodedDataLength
    weight.requests++
    if (types.get(requestId) === 'Script') weight.script += encodedDataLength
  })
  return async () => {
    await page.waitForLoadState('load')
    // The last message about a finished file comes after the page's own event.
    await page.waitForTimeout(100)
    return weight
  }
}

describe.each(['zh', 'ru'])('in %s', (lang) => {
  test.each(listStopRows(lang))(
    '“%s” weighs at most 45 KB, its script at most 12 KB',
    async (_name, open) => {
      const { page, close } = await openWindow({ locale: lang })
      const read = await weigh(page)
      await open(page)
      const { all, script, requests } = await read()
      expect(all).toBeGreaterThan(kilobyte)
      expect(all).toBeLessThanOrEqual(45 * kilobyte)
      expect(script).toBeLessThanOrEqual(12 * kilobyte)
      expect(requests).toBeGreaterThanOrEqual(2)
      expect(requests).toBeLessThanOrEqual(4)
      await close()
    },
  )
})

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
