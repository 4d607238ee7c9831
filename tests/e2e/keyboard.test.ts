import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectedCounter, fetchCounter, slug } from '../flow/support/campaign.ts'
import { wordsIn } from '../flow/support/visitor.ts'
import { useBrowser } from './support/use-browser.ts'

const { t } = wordsIn('en')
const home = `/en/campaigns/${slug}`

const { site, openWindow } = useBrowser()

/** What has the focus, and whether a reader sees that it has. */
const readFocus = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return { name: '', seen: false }
    const { outlineStyle, outlineWidth } = getComputedStyle(focused)
    const { width, left, right, top, bottom } = focused.getBoundingClientRect()
    const onScreen =
      width > 0 && right > 0 && left < innerWidth && bottom > 0 && top < Math.max(innerHeight, bottom)
    return {
      // A box to tick has the name of the link beside it.
      name: focused.id || focused.textContent?.trim() || `box ${focused.getAttribute('aria-label')}`,
      seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && onScreen,
    }
  })

/** Presses Tab until the focus is on `name`; every stop on the way must be visible. */
async function tabTo(page: Page, name: string): Promise<string[]> {
  const passed: string[] = []
  for (let presses = 0; presses < 250; presses++) {
    await page.keyboard.press('Tab')
    const focus = await readFocus(page)
    expect(focus.seen, `focus on “${focus.name}” is not visible`).toBe(true)
    if (focus.name === name) return passed
    passed.push(focus.name)
  }
  throw new Error(`Tab never came to “${name}”, but to: ${passed.join(' | ')}`)
}

test.each([
  ['with scripts', true],
  ['without scripts', false],
])('Ana has only a keyboard, %s, and goes the whole way', async (_scripts, javaScriptEnabled) => {
  const before = await fetchCounter(site.url)
  const { page, close } = await openWindow({ javaScriptEnabled })
  const press = async (key: string, to: string) => {
    await page.keyboard.press(key)
    await page.waitForURL((url) => url.pathname + url.search === to)
  }
  await page.goto(home)
  expect(await tabTo(page, t('site.skip'))).toEqual([])
  await page.keyboard.press('Enter')
  const passed = await tabTo(page, t('campaign.write'))
  expect(passed).toEqual([])
  await press('Enter', `${home}/write`)

  await tabTo(page, 'q')
  await page.keyboard.type('costa rica')
  if (javaScriptEnabled) await tabTo(page, t('write.search-button'))
  await press('Enter', `${home}/write?q=costa+rica`)
  await tabTo(page, 'Costa Rica')
  await press('Enter', `${home}/write/CR`)

  await tabTo(page, 'subject')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('By keyboard')
  await tabTo(page, 'text')
  await tabTo(page, 'name')
  await page.keyboard.type('Ana')
  const skipped = await tabTo(page, t('letter.next'))
  expect(skipped).not.toContain('website')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#your-letter')
  expect(await page.locator('#your-letter .subject').textContent()).toBe('By keyboard')
  await tabTo(page, t('out.sent'))
  await press('Enter', `${home}/thanks?to=CR`)
  await tabTo(page, t('share.open', { network: 'X' }))
  await Promise.all([
    page.context().waitForEvent('requestfailed', (request) => request.url().startsWith('https://x.com/')),
    page.keyboard.press('Space'),
  ])
  const { letters, shares } = await fetchCounter(site.url)
  expect(expectedCounter(letters.prepared, letters.reported, shares)).toEqual(
    expectedCounter(before.letters.prepared + 1, before.letters.reported + 1, before.shares + 1),
  )
  await close()
})

test.each([
  ['with scripts', true],
  ['without scripts', false],
])('Ana has only a keyboard, %s, and goes through a round', async (_scripts, javaScriptEnabled) => {
  const before = await fetchCounter(site.url)
  const { page, close } = await openWindow({ javaScriptEnabled })
  await page.goto(`${home}/write?q=land`)
  for (const name of ['Finland', 'Thailand']) {
    await tabTo(page, `box ${name}`)
    await page.keyboard.press('Space')
  }
  await tabTo(page, t('write.round-button'))
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.search === '?round=FI.TH')
  const place = (position: number) => t('round.place', { position: String(position), total: '2' })
  await page.getByText(place(1)).waitFor()
  await tabTo(page, 'why')
  await page.keyboard.type('My own words.')
  await tabTo(page, t('letter.next'))
  await page.keyboard.press('Enter')
  await page.waitForSelector('#your-letter')
  await tabTo(page, t('out.sent-next', { name: 'Thailand' }))
  await page.keyboard.press('Enter')
  await page.getByText(place(2)).waitFor()
  expect(await page.inputValue('#why')).toBe('My own words.')
  expect(page.url()).not.toContain('own')
  await tabTo(page, t('letter.next'))
  await page.keyboard.press('Enter')
  await page.waitForSelector('#your-letter')
  await tabTo(page, t('out.sent'))
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === `${home}/thanks`)
  const { letters } = await fetchCounter(site.url)
  expect([letters.prepared - before.letters.prepared, letters.reported - before.letters.reported]).toEqual([
    2, 2,
  ])
  await close()
})

test('a mistake is reached from its message, and the field says what is wrong with it', async () => {
  const { page, close } = await openWindow()
  await page.goto(`${home}/write/CH`)
  await page.$eval('form#letter', (form) => form.setAttribute('novalidate', ''))
  await page.fill('#text', '')
  await page.getByRole('button', { name: t('letter.next') }).click()
  await page.waitForSelector('#problems')
  expect(await page.locator('#problems').getAttribute('role')).toBe('alert')
  await tabTo(page, 'text-wrong')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const text = page.locator('#text')
  expect(await text.evaluate((field) => field === document.activeElement || field.matches(':target'))).toBe(
    true,
  )
  const described = (await text.getAttribute('aria-describedby')) ?? ''
  const words = await Promise.all(described.split(' ').map((id) => page.locator(`#${id}`).textContent()))
  expect(words).toContain(t('letter.empty-text'))
  await close()
})
