import { expect, test } from 'vitest'
import { desktopViewport, phoneViewport } from './support/browser.ts'
import { watchShifts } from './support/shifts.ts'
import { listStops } from './support/tour.ts'
import { useBrowser } from './support/use-browser.ts'

const { openWindow } = useBrowser()

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
