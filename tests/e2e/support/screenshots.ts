/**
 * Pictures of every kind of page, to look at: npx tsx tests/e2e/screenshots.ts <folder> [part of a name]
 * Three widths, all languages, by day and by night, and from right to left.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { startSite } from '../../flow/support/site.ts'
import { languages } from '../../flow/support/visitor.ts'
import { openBrowser, openWindow } from './browser.ts'
import { listStops } from './tour.ts'

const [, , folder = 'data/screenshots', wanted = ''] = process.argv

const widths = [360, 768, 1280]
const looks = [
  { look: 'light', colorScheme: 'light', dir: undefined },
  { look: 'dark', colorScheme: 'dark', dir: undefined },
  { look: 'rtl', colorScheme: 'light', dir: 'rtl' },
] as const

async function takePictures(browser: Browser, url: string): Promise<number> {
  let taken = 0
  for (const lang of languages)
    for (const { name, open } of listStops(lang))
      for (const { look, colorScheme, dir } of looks) {
        const files = widths.map((width) => ({
          width,
          file: `${name.replaceAll(' ', '-')}.${lang}.${look}.${width}.png`,
        }))
        if (!files.some(({ file }) => file.includes(wanted))) continue
        const { page, close } = await openWindow(browser, url, { colorScheme, locale: lang })
        await open(page)
        if (dir) await page.evaluate((to) => void (document.documentElement.dir = to), dir)
        for (const { width, file } of files)
          if (file.includes(wanted)) {
            await page.setViewportSize({ width, height: 800 })
            await page.screenshot({ path: join(folder, file), fullPage: true })
            taken++
          }
        await close()
      }
  return taken
}

await mkdir(folder, { recursive: true })
const site = await startSite()
const browser = await openBrowser()
try {
  process.stdout.write(`${await takePictures(browser, site.url)} pictures in ${folder}\n`)
} finally {
  await browser.close()
  await site.remove()
}
