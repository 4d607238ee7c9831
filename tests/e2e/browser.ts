import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { withFolderLock } from '../../app/server/http/folder-lock.ts'

/** A real Chromium, unpacked from its npm package. */
export async function openBrowser(): Promise<Browser> {
  let executablePath = ''
  // Two test files at once would unpack it into the same place, and one would start half of it.
  await withFolderLock(join(tmpdir(), 'demarche-chromium.lock'), async () => {
    executablePath = await sparticuz.executablePath()
  })
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}

export const phone = { width: 360, height: 740 }
export const desktop = { width: 1280, height: 900 }

/** A window with its own empty profile. */
export interface Window {
  page: Page
  /** addresses on other hosts that it tried to reach; none of them was let through */
  elsewhere: string[]
  /** errors and policy violations that a developer would see */
  complaints: string[]
  close(): Promise<void>
}

export async function openWindow(
  browser: Browser,
  url: string,
  { viewport = phone, ...options }: BrowserContextOptions = {},
): Promise<Window> {
  const context = await browser.newContext({ baseURL: url, viewport, ...options })
  context.setDefaultTimeout(10_000)
  const elsewhere: string[] = []
  const complaints: string[] = []
  await context.route(
    (asked) => asked.origin !== url,
    async (route) => {
      elsewhere.push(route.request().url())
      await route.abort()
    },
  )
  const listen = (page: Page) => {
    page.on('pageerror', (error) => void complaints.push(error.message))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
  }
  context.on('page', listen)
  const page = await context.newPage()
  return { page, elsewhere, complaints, close: () => context.close() }
}
