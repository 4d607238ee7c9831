import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { startSite, type Site } from '../../flow/support/site.ts'
import { openBrowser, openWindow } from './browser.ts'

// Every file of a worker uses the same one, and each window has a profile of its own. It ends with the worker.
let launched: Promise<Browser> | undefined

/** A site for the tests of a file, started before the first and ended after the last, and a browser to look at it. */
export function useBrowser(start: () => Promise<Site> = () => startSite()) {
  let started: { site: Site; browser: Browser } | undefined
  const require = () => {
    if (!started) throw new Error('the browser is used before the first test')
    return started
  }
  beforeAll(async () => {
    const [site, browser] = await Promise.all([start(), (launched ??= openBrowser())])
    started = { site, browser }
  })
  afterAll(async () => {
    // Windows that a failed test left open.
    await Promise.all((started?.browser.contexts() ?? []).map((context) => context.close()))
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
