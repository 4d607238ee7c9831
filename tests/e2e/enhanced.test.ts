import { describe, expect, test } from 'vitest'
import { expectedCounter, fetchCounter, slug } from '../flow/support/campaign.ts'
import { createVisitor, wordsIn } from '../flow/support/visitor.ts'
import { waitFor } from '../wait-for.ts'
import { useBrowser } from './support/use-browser.ts'

const { t } = wordsIn('en')
const home = `/en/campaigns/${slug}`

const { site, openWindow } = useBrowser()

const openReady = async (options = {}) => {
  const opened = await openWindow(options)
  await opened.page.goto(`${home}/write/CH`)
  await opened.page.fill('#subject', 'Ana’s subject 信')
  await opened.page.fill('#text', 'One.\n\nTwo 👩‍👧.')
  await opened.page.getByRole('button', { name: t('letter.next') }).click()
  await opened.page.waitForSelector('#your-letter')
  return opened
}

describe('where scripts run', () => {
  test('subject and text are copied by a button, which says so', async () => {
    const { page, close } = await openReady({ permissions: ['clipboard-read', 'clipboard-write'] })
    for (const [button, copied] of [
      [t('out.copy-subject'), 'Ana’s subject 信'],
      [t('out.copy-text'), 'One.\n\nTwo 👩‍👧.'],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).click()
      await page.getByText(t('out.copied'), { exact: true }).first().waitFor()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(copied)
    }
    await close()
  })

  test('the print button prints', async () => {
    const { page, close } = await openReady()
    await page.evaluate(() => {
      window.print = () => void (document.title = 'printed')
    })
    await page.getByRole('button', { name: t('out.print-button') }).click()
    expect(await page.title()).toBe('printed')
    await close()
  })

  test.each([
    ['switz', ['Switzerland']],
    ['  SWITZ ', ['Switzerland']],
    ['cote', ['Côte d’Ivoire']],
    ['zzz', []],
  ])('typing “%s” narrows the list at once, and emptying the field brings all back', async (typed, names) => {
    const { page, close } = await openWindow()
    await page.goto(`${home}/write`)
    const shown = page.locator('.states li:visible a')
    const all = await shown.count()
    expect(all).toBe(193)
    await page.fill('#q', typed)
    expect((await shown.allTextContents()).map((name) => name.replace("'", '’'))).toEqual(names)
    await page.fill('#q', '')
    expect(await shown.count()).toBe(all)
    await close()
  })

  test('a letter near its limit says how much room is left', async () => {
    const { page, close } = await openWindow()
    await page.goto(`${home}/write/CH`)
    await page.fill('#text', 'short')
    expect(await page.locator('letter-editor output').textContent()).toBe('')
    await page.fill('#text', 'a'.repeat(5900))
    expect(await page.locator('letter-editor output').textContent()).toBe('5900 / 6000')
    await close()
  })

  test('the counter on an open page follows what others do', async () => {
    const { page, close } = await openWindow()
    await page.clock.install()
    await page.goto(home)
    const somebody = createVisitor(site.url)
    const ready = await somebody.press(await somebody.visit(`${home}/write/KE`), t('letter.next'))
    await somebody.press(ready, t('out.sent'))
    const { letters } = await fetchCounter(site.url)
    const reported = page.locator('[data-counter=reported]')
    expect(await reported.textContent()).not.toBe(String(letters.reported))
    // The page cache keeps what is the same for everybody for a second.
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const answered = page.waitForResponse((response) => response.url().endsWith('/counter'))
    await page.clock.runFor(61_000)
    await answered
    await waitFor('the new number on the page', async () =>
      expect(await reported.textContent()).toBe(String(letters.reported)),
    )
    await close()
  })

  test('a double press of one button sends one form, and Back makes it work again', async () => {
    const before = await fetchCounter(site.url)
    const { page, close } = await openWindow()
    await page.goto(`${home}/write/CH`)
    await page.getByRole('button', { name: t('letter.next') }).dblclick()
    await page.waitForSelector('#your-letter')
    await page.waitForLoadState('load')
    const { letters } = await fetchCounter(site.url)
    expect(expectedCounter(letters.prepared, 0, 0)).toEqual(
      expectedCounter(before.letters.prepared + 1, 0, 0),
    )
    await page.goBack()
    await page.getByRole('button', { name: t('letter.next') }).click()
    await page.waitForSelector('#your-letter')
    await close()
  })

  test('Back from the ways of sending finds what was typed', async () => {
    const { page, close } = await openReady()
    await page.goBack()
    expect(await page.inputValue('#subject')).toBe('Ana’s subject 信')
    expect(await page.inputValue('#text')).toBe('One.\n\nTwo 👩‍👧.')
    await close()
  })
})

test('where no scripts run no button stands that would do nothing', async () => {
  const { page, close } = await openReady({ javaScriptEnabled: false })
  for (const name of [t('out.copy-subject'), t('out.copy-text'), t('out.print-button')]) {
    expect(await page.getByText(name, { exact: true }).isVisible()).toBe(false)
  }
  expect(await page.getByText(t('out.select')).isVisible()).toBe(true)
  await close()
})

test('on paper there is the letter and nothing else', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, close } = await openReady({ javaScriptEnabled })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    for (const gone of ['header', 'footer', '.demo', 'h1', '.ways', '.sent', '.change', '#your-letter .to'])
      for (const element of await page.locator(gone).all())
        expect(await element.isVisible(), gone).toBe(false)
    expect(await page.locator('button:visible, a:visible, input:visible, textarea:visible').count()).toBe(0)
    expect(await page.locator('#your-letter').isVisible()).toBe(true)
    expect((await page.locator('body').innerText()).trim()).toMatch(
      /^\d{1,2} \S+ \d{4}\n\nAna’s subject 信\n\nOne\.\n\nTwo 👩\u200d👧\.$/u,
    )
    const ink = await page.locator('.letter-text').evaluate((element) => getComputedStyle(element).color)
    expect(ink).toBe('rgb(0, 0, 0)')
    await close()
  }
})
