import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { withFolderLock } from '#app/host/startup/folder-lock.server.ts'

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

export const phoneViewport = { width: 360, height: 740 }
export const desktopViewport = { width: 1280, height: 900 }

/** A window with its own empty profile. */
export interface BrowserWindow {
  page: Page
  /** addresses on other hosts that it tried to reach; none of them was let through */
  foreignRequests: string[]
  /** errors and policy violations that a developer would see */
  complaints: string[]
  close(): Promise<void>
}

export async function openWindow(
  browser: Browser,
  url: string,
  { viewport = phoneViewport, ...options }: BrowserContextOptions = {},
): Promise<BrowserWindow> {
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
  return { page, foreignRequests: elsewhere, complaints, close: () => context.close() }
}
