import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { slug } from '../flow/support/campaign.ts'
import { findLink, openMonday, readEmailsTo } from '../flow/support/emails.ts'
import { startSite } from '../flow/support/site.ts'
import { wordsIn } from '../flow/support/visitor.ts'
import { findBarriers } from './support/barriers.ts'
import { findOverflow } from './support/overflow.ts'
import { useBrowser } from './support/use-browser.ts'

const { site, openWindow } = useBrowser(() => startSite(openMonday))

const findSmallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, .send input:not([type=hidden]), summary, a.button, a.quiet')]
      .map((element) => (element.getAttribute('type') === 'checkbox' ? element.closest('label') : element))
      .filter((element) => element?.checkVisibility() && !element.closest('.honeypot'))
      .filter((element) => (element?.getBoundingClientRect().height ?? 0) < 43.9)
      .map((element) => element?.outerHTML.slice(0, 80) ?? ''),
  )

/**
 * No barrier, nothing too wide in either direction, nothing that a thumb would miss. Colours, which are the same in every
 * language, by day and by night in English.
 */
async function look(page: Page): Promise<void> {
  const lang = await page.evaluate(() => document.documentElement.lang)
  expect(await findBarriers(page, { colours: lang === 'en' })).toEqual([])
  expect(await findOverflow(page)).toEqual([])
  expect(await findSmallTargets(page)).toEqual([])
  await page.evaluate(() => void (document.documentElement.dir = 'rtl'))
  expect(await findOverflow(page)).toEqual([])
}

test.each(['en', 'zh'])(
  'in %s, every page from “Send it for me” to “Erase” is fit for a phone and has no barrier',
  async (lang) => {
    const { t } = wordsIn(lang)
    const email = `browser.${lang}@example.org`
    const { page, foreignRequests, complaints, close } = await openWindow({ locale: lang })
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const title = (text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor()

    await page.goto(`/${lang}/campaigns/${slug}/write/CH?round=CH.FR.MX`)
    await press(t('letter.next'))
    await page.getByRole('link', { name: t('send.title') }).click()
    await page.getByLabel(t('send.name'), { exact: true }).fill('Ana')
    await page.getByLabel(t('send.email'), { exact: true }).fill('ana@@example.org')
    await page.getByLabel(t('send.rest', { count: 2 })).check()
    await press(t('send.button'))
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel(t('send.rest', { count: 2 })).isChecked()).toBe(true)
    await look(page)

    await page.getByLabel(t('send.email'), { exact: true }).fill(email)
    await press(t('send.button'))
    await title(t('send.look-title'))
    await look(page)
    await page.goto(`/${lang}/mailbox`)
    await look(page)

    const [mail] = await readEmailsTo(site.url, email)
    await page.goto(mail?.path ?? '')
    await page.locator('article a').first().click()
    await title(t('confirm.title', { count: 3 }))
    await page.locator('summary').first().click()
    await look(page)
    await press(t('confirm.button', { count: 3 }))
    await title(t('confirm.done-title'))
    await look(page)

    await page.goto(findLink(mail, 'yours'))
    await title(t('manage-letters.title'))
    await look(page)
    await press(t('manage-letters.erase'))
    await title(t('manage-letters.erased-title'))
    await look(page)
    await page.goto(findLink(mail, 'confirm'))
    await title(t('confirm.gone-title'))
    await look(page)

    expect(foreignRequests).toEqual([])
    expect(complaints.filter((line) => !/status of (?:404|422)/.test(line))).toEqual([])
    await close()
  },
)
