import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { organisation, slug, startOpenLetterSite } from '../flow/signing/signing.ts'
import { wordsIn } from '../flow/support/visitor.ts'
import { waitFor } from '../wait-for.ts'
import { useBrowser } from './support/use-browser.ts'

const { t } = wordsIn('en')

const { site, openWindow } = useBrowser(startOpenLetterSite)

/** A page of another site that puts our frame into itself, as docs/open-letters.md tells partners to. */
async function openPartner(
  origin: string,
): Promise<{ page: Page; failed: string[]; close(): Promise<void> }> {
  // A site on the internet may not reach into the computer of its visitor, where our server is in a test.
  const permissions = ['local-network-access']
  const { page, close } = await openWindow({ javaScriptEnabled: false, permissions })
  const failed: string[] = []
  page.on('requestfailed', (request) => void failed.push(request.failure()?.errorText ?? ''))
  const frame = `<iframe src="${site.url}/embed/en/${slug}?from=a-partner" title="Open letter" width="360" height="900"></iframe>`
  await page.route(`${origin}/`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!DOCTYPE html><title>Partner</title>${frame}` }),
  )
  await page.goto(`${origin}/`)
  return { page, failed, close }
}

test('a visitor of a partner’s site signs in the frame there, without scripts and cookies', async () => {
  const { page, close } = await openPartner('https://www.partner.example')
  const frame = page.frameLocator('iframe')
  const { visibility = '', country = '', ...typed } = organisation({ email: 'visitor@example.org' })
  for (const [name, value] of Object.entries(typed)) await frame.locator(`[name=${name}]`).fill(value)
  await frame.locator('[name=country]').selectOption(country)
  await frame.locator(`[name=visibility][value=${visibility}]`).check()
  await frame.getByRole('button', { name: t('sign.button') }).click()
  await frame.getByText('visitor@example.org').waitFor()
  expect(await frame.locator('h1').innerText()).toBe(t('send.look-title'))
  expect(await page.context().cookies()).toEqual([])
  expect(page.url()).toBe('https://www.partner.example/')
  await close()
})

test('another site that puts it into a frame shows nothing of it', async () => {
  const { page, failed, close } = await openPartner('https://www.other.example')
  await waitFor('the frame to be refused', () => expect(failed).toEqual(['net::ERR_BLOCKED_BY_RESPONSE']))
  expect(await page.frameLocator('iframe').locator('form').count()).toBe(0)
  await close()
})
