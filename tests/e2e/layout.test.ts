import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { desktopViewport, phoneViewport } from './support/browser.ts'
import { findOverflow } from './support/overflow.ts'
import { listStops, listStopRows } from './support/tour.ts'
import { useBrowser } from './support/use-browser.ts'

const { openWindow } = useBrowser()

/** Controls that a thumb would miss. Links within a sentence are as high as their line. */
const findSmallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    // A box to tick is as large as its label.
    const controls =
      'button, input:not([type=hidden], .tick input), .tick, textarea, select, summary, a.button, a.quiet, nav a, .choices a, .states a'
    return [...document.querySelectorAll(controls)]
      .filter((element) => element.checkVisibility() && !element.closest('.honeypot'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 43.9 || box.width < 43.9)
      .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}×${box.height}`)
  })

/** Collects how far things moved under the reader, from before the page's first word. */
async function watchShifts(page: Page): Promise<() => Promise<{ sum: number; moved: string[] }>> {
  await page.addInitScript(() => {
    const shifts: { value: number; sources: { node: Node | null }[] }[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) =>
      shifts.push(...(list.getEntries() as unknown as typeof shifts)),
    ).observe({ type: 'layout-shift', buffered: true })
  })
  return async () => {
    await page.waitForTimeout(150)
    return page.evaluate(() => {
      const { shifts } = window as unknown as {
        shifts: { value: number; sources: { node: Node | null }[] }[]
      }
      return {
        sum: shifts.reduce((sum, { value }) => sum + value, 0),
        moved: shifts.flatMap(({ sources }) =>
          sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 80) ?? ''),
        ),
      }
    })
  }
}

describe.each(['zh', 'ar'])('in %s', (lang) => {
  test.each(listStopRows(lang))(
    '“%s” fits a phone in both directions, has room for thumbs and keeps still',
    async (_name, open) => {
      const { page, foreignRequests, complaints, close } = await openWindow({ locale: lang })
      const readShifts = await watchShifts(page)
      await open(page)
      const { sum, moved } = await readShifts()
      expect(sum, moved.join('\n')).toBeLessThan(0.02)
      expect(await findOverflow(page)).toEqual([])
      expect(await findSmallTargets(page)).toEqual([])
      await page.evaluate(() => void (document.documentElement.dir = 'rtl'))
      expect(await findOverflow(page)).toEqual([])
      await page.setViewportSize({ width: 320, height: 600 })
      expect(await findOverflow(page)).toEqual([])
      expect(foreignRequests).toEqual([])
      // Chromium itself says so when a form is answered with an error.
      expect(complaints.filter((line) => !/status of (?:404|413|422)/.test(line))).toEqual([])
      await close()
    },
  )
})

test('on a slow line, where the script comes after the page, nothing moves either', async () => {
  for (const viewport of [phoneViewport, desktopViewport])
    for (const { name, open } of listStops('en').filter(({ name }) =>
      /^(?:campaign|states|letter|ways out|thanks)$/.test(name),
    )) {
      const { page, close } = await openWindow({ viewport })
      await page.context().route('**/assets/enhance-*.js', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 400))
        await route.continue()
      })
      const readShifts = await watchShifts(page)
      await open(page)
      await page.waitForFunction(() => document.documentElement.classList.contains('scripted'))
      const { sum, moved } = await readShifts()
      expect(sum, `${name}: ${moved.join('\n')}`).toBeLessThan(0.02)
      await close()
    }
})

test('the watch would notice if something moved', async () => {
  const { page, close } = await openWindow()
  const readShifts = await watchShifts(page)
  await page.goto('/en')
  await page.waitForTimeout(200)
  await page.evaluate(() => document.querySelector('main')?.prepend(document.createElement('textarea')))
  expect((await readShifts()).sum).toBeGreaterThan(0.02)
  await close()
})
