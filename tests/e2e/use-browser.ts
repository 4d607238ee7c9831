import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { startSite, type Site } from '../flow/server.ts'
import { openWindow } from './browser.ts'

/** The whole program for the tests of a file, started before the first and ended after the last, and the run's one Chromium. */
export function useBrowser(start: () => Promise<Site> = () => startSite()) {
  let started: { site: Site; browser: Browser } | undefined
  const require = () => {
    if (!started) throw new Error('the browser is used before the first test')
    return started
  }
  beforeAll(async () => {
    const [site, browser] = await Promise.all([start(), chromium.connect(inject('browser'))])
    started = { site, browser }
  })
  afterAll(async () => {
    await started?.browser.close()
    await started?.site.remove()
  })
  return {
    site: {
      get url() {
        return require().site.url
      },
    },
    openWindow: (options: BrowserContextOptions = {}) =>
      openWindow(require().browser, require().site.url, options),
  }
}
