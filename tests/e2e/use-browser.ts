import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { startSite, type Env, type Site } from '../flow/server.ts'
import { openBrowser, openWindow } from './browser.ts'

/** The whole program and one Chromium for the tests of a file: started before the first, ended after the last. */
export function useBrowser(env: Env = {}) {
  let started: { site: Site; browser: Browser } | undefined
  const require = () => {
    if (!started) throw new Error('the browser is used before the first test')
    return started
  }
  beforeAll(async () => {
    const [site, browser] = await Promise.all([startSite(env), openBrowser()])
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
