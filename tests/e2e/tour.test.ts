import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBarriers } from './support/barriers.ts'
import { findOverflow } from './support/overflow.ts'
import { watchShifts } from './support/shifts.ts'
import { findSmallTargets } from './support/small-targets.ts'
import { listStopRows } from './support/tour.ts'
import { useBrowser } from './support/use-browser.ts'
import { weigh, type Weight } from './support/weight.ts'

const { openWindow } = useBrowser()

const kilobyte = 1024

// Every page is opened once per language, and each language is looked at for what is hardest in it: colours are the
// same in all of them, Arabic runs from right to left, Chinese breaks anywhere, Russian and Chinese are heavy.

test.each(listStopRows('en'))(
  'in en axe finds no barrier on “%s”, by day or by night',
  async (_name, open) => {
    const { page, close } = await openWindow({ locale: 'en' })
    await open(page)
    expect(await findBarriers(page)).toEqual([])
    await close()
  },
)

test.each(listStopRows('ar'))(
  'in ar “%s” has no barrier, fits a phone and keeps still',
  async (_name, open) => {
    const { page, foreignRequests, complaints, close } = await openWindow({ locale: 'ar' })
    const readShifts = await watchShifts(page)
    await open(page)
    expectStillness(await readShifts())
    expect(await findBarriers(page, { colours: false })).toEqual([])
    await expectToFitPhone(page)
    expectQuiet(foreignRequests, complaints)
    await close()
  },
)

test.each(listStopRows('zh'))('in zh “%s” is light, fits a phone and keeps still', async (_name, open) => {
  const { page, foreignRequests, complaints, close } = await openWindow({ locale: 'zh' })
  const readWeight = await weigh(page)
  const readShifts = await watchShifts(page)
  await open(page)
  expectStillness(await readShifts())
  expectLightness(await readWeight())
  await expectToFitPhone(page)
  expectQuiet(foreignRequests, complaints)
  await close()
})

test.each(listStopRows('ru'))('in ru “%s” is light', async (_name, open) => {
  const { page, close } = await openWindow({ locale: 'ru' })
  const readWeight = await weigh(page)
  await open(page)
  expectLightness(await readWeight())
  await close()
})

function expectStillness({ sum, moved }: { sum: number; moved: string[] }) {
  expect(sum, moved.join('\n')).toBeLessThan(0.02)
}

/** In both directions, with room for thumbs; also on the smallest phone. */
async function expectToFitPhone(page: Page) {
  expect(await findOverflow(page)).toEqual([])
  expect(await findSmallTargets(page)).toEqual([])
  await page.evaluate(() => void (document.documentElement.dir = 'rtl'))
  expect(await findOverflow(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 600 })
  expect(await findOverflow(page)).toEqual([])
}

function expectQuiet(foreignRequests: string[], complaints: string[]) {
  expect(foreignRequests).toEqual([])
  // Chromium itself says so when a form is answered with an error.
  expect(complaints.filter((line) => !/status of (?:404|413|422)/.test(line))).toEqual([])
}

/** At most 45 KB, of which the script takes at most 12 KB. */
function expectLightness({ all, script, requests }: Weight) {
  expect(all).toBeGreaterThan(kilobyte)
  expect(all).toBeLessThanOrEqual(45 * kilobyte)
  expect(script).toBeLessThanOrEqual(12 * kilobyte)
  expect(requests).toBeGreaterThanOrEqual(2)
  expect(requests).toBeLessThanOrEqual(4)
}
