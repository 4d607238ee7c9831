import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { slug } from '../flow/support/campaign.ts'
import { openMonday } from '../flow/support/emails.ts'
import { startSite } from '../flow/support/site.ts'
import { wordsIn } from '../flow/support/visitor.ts'
import { findBarriers } from './support/barriers.ts'
import { findOverflow } from './support/overflow.ts'
import { useBrowser } from './support/use-browser.ts'

const { openWindow } = useBrowser(() => startSite({ ...openMonday, MAIL_PROOF_ABOVE: '0' }))
const { t } = wordsIn('en')

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function goToStep(page: Page, email: string): Promise<void> {
  await page.goto(`/en/campaigns/${slug}/write/CH`)
  await press(page, t('letter.next'))
  await page.fill('#send-name', 'Ana')
  await page.fill('#send-email', email)
  await press(page, t('send.button'))
  await page.getByRole('heading', { name: t('proof.title') }).waitFor()
}

test('Ana’s browser works out the number while she reads, and tells her when it has it', async () => {
  const { page, complaints, foreignRequests, close } = await openWindow()
  await goToStep(page, 'ana@example.org')
  const started = Date.now()
  await page
    .getByRole('status')
    .filter({ hasText: t('proof.done') })
    .waitFor({ timeout: 25_000 })
  expect(await page.getByText(t('proof.wait', { count: 2 })).isVisible()).toBe(false)
  expect(Date.now() - started).toBeLessThan(20_000)
  expect(await page.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value)).toBe(100)
  expect(await findBarriers(page)).toEqual([])
  expect(await findOverflow(page)).toEqual([])
  await press(page, t('send.button'))
  await page.getByRole('heading', { name: t('send.look-title') }).waitFor()
  expect([complaints, foreignRequests]).toEqual([[], []])
  await close()
})

test('who presses at once is told so, and the form goes when the number is there', async () => {
  const { page, close } = await openWindow()
  // Slow enough to be overtaken.
  await page.addInitScript(() => {
    const derive = crypto.subtle.deriveBits.bind(crypto.subtle)
    crypto.subtle.deriveBits = async (...args) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return derive(...args)
    }
  })
  await goToStep(page, 'bea@example.org')
  await press(page, t('send.button'))
  await page
    .getByRole('status')
    .filter({ hasText: t('proof.pressed') })
    .waitFor()
  const sent = page.getByRole('heading', { name: t('send.look-title') })
  await sent.waitFor({ timeout: 25_000 })
  expect(await sent.isVisible()).toBe(true)
  await close()
})

test('where the sum cannot be done, or no script runs, the page says to wait, and the button works', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, close } = await openWindow({ javaScriptEnabled })
    await page.addInitScript(() => {
      crypto.subtle.deriveBits = () => Promise.reject(new Error('not here'))
    })
    await goToStep(page, `bo${javaScriptEnabled ? 1 : 2}@example.org`)
    await page.getByText(t('proof.wait', { count: 2 })).waitFor()
    expect(await page.getByText(t('proof.failed')).count()).toBe(javaScriptEnabled ? 1 : 0)
    await press(page, t('send.button'))
    await page.getByRole('heading', { name: t('send.look-title') }).waitFor()
    await close()
  }
})

test('no other page loads what does the sum', async () => {
  const { page, close } = await openWindow()
  const scripts: string[] = []
  page.on('request', (asked) => {
    if (asked.resourceType() === 'script') scripts.push(asked.url())
  })
  await page.goto(`/en/campaigns/${slug}/write/CH`)
  await page.waitForFunction(() => document.documentElement.classList.contains('scripted'))
  expect(scripts).toHaveLength(1)
  await goToStep(page, 'cleo@example.org')
  await page.locator('proof-work:not([hidden])').waitFor()
  expect(scripts.filter((url) => url.includes('proof-work'))).toHaveLength(1)
  await close()
})
