import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  findSignatureLink,
  organisation,
  person,
  slug,
  startOpenLetterSite,
} from '../flow/signing/signing.ts'
import { wordsIn } from '../flow/support/visitor.ts'
import { findBarriers } from './support/barriers.ts'
import { findOverflow } from './support/overflow.ts'
import { useBrowser } from './support/use-browser.ts'

const { site, openWindow } = useBrowser(startOpenLetterSite)

const findSmallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, input:not([type=hidden]), select, summary, a.button, a.quiet')]
      .map((element) =>
        /^(?:checkbox|radio)$/.test(element.getAttribute('type') ?? '') ? element.closest('label') : element,
      )
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
  const dir = await page.evaluate(() => document.documentElement.dir)
  await page.evaluate(() => void (document.documentElement.dir = 'rtl'))
  expect(await findOverflow(page)).toEqual([])
  await page.evaluate((before) => void (document.documentElement.dir = before), dir)
}

async function fillIn(page: Page, typed: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(typed)) {
    if (name === 'country') await page.selectOption('#sign-country', value)
    else if (name === 'visibility') await page.check(`[name=visibility][value=${value}]`)
    else await page.fill(`#sign-${name}`, value)
  }
}

test.each([
  ['en', true],
  ['zh', true],
  ['en', false],
] as const)(
  'in %s (scripts: %s), every page from the form to “Erase” is fit for a phone and has no barrier',
  async (lang, javaScriptEnabled) => {
    const { t } = wordsIn(lang)
    const email = `browser.${lang}.${javaScriptEnabled}@example.org`
    const { page, foreignRequests, complaints, close } = await openWindow({
      locale: lang,
      javaScriptEnabled,
    })
    // axe is a script: where none run, the pages are only walked.
    const see = javaScriptEnabled ? look : () => Promise.resolve()
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const title = (text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor()

    await page.goto(`/${lang}/campaigns/${slug}/sign?from=a-partner`)
    await page.getByRole('link', { name: t('sign.as-person'), exact: true }).click()
    await page.getByLabel(t('sign.labels.title')).waitFor()
    await see(page)
    await page.getByRole('link', { name: t('sign.as-organisation'), exact: true }).click()
    await page.getByLabel(t('sign.labels.role')).waitFor()
    await see(page)

    const name = `A Watch of ${email}`.replace('@', ' at ')
    await fillIn(page, organisation({ name, email: 'ana@@example.org', website: 'nothing', second: 'x' }))
    await press(t('sign.button'))
    await page.getByRole('alert').waitFor()
    expect(await page.inputValue('#sign-name')).toBe(name)
    expect(await page.inputValue('#sign-country')).toBe('KE')
    expect(await page.isChecked('[name=visibility][value=listed]')).toBe(true)
    expect(await page.getAttribute('#sign-email', 'aria-describedby')).toContain('sign-email-wrong')
    await page
      .getByRole('alert')
      .getByRole('link', { name: t('sign.labels.website') })
      .click()
    expect(page.url()).toMatch(/#sign-website$/)
    await see(page)

    await fillIn(page, { email, website: 'https://www.example.org', second: '' })
    await press(t('sign.button'))
    await title(t('send.look-title'))
    await see(page)

    await page.goto(await findSignatureLink(site.url, email, 'confirm'))
    await title(t('signature.title'))
    await see(page)
    await press(t('signature.button-organisation'))
    await title(t('signature.standing-title'))
    await see(page)

    await page.goto(await findSignatureLink(site.url, email, 'yours'))
    await title(t('manage-signature.title'))
    await see(page)
    await press(t('manage-signature.to-anonymous'))
    await page.getByRole('status').waitFor()
    await see(page)
    await press(t('manage-letters.erase'))
    await title(t('manage-letters.erased-title'))
    await see(page)
    await page.goto(`/${lang}/signature/nobody`)
    await title(t('confirm.gone-title'))
    await see(page)

    expect(foreignRequests).toEqual([])
    expect(complaints.filter((line) => !/status of (?:404|422)/.test(line))).toEqual([])
    await close()
  },
  120_000,
)

test('a second press while the answer is on its way asks for one mail', async () => {
  const { t } = wordsIn('en')
  const { page, close } = await openWindow()
  const asked: string[] = []
  page.on('request', (request) => void (request.method() === 'POST' && asked.push(request.url())))
  await page.goto(`/en/campaigns/${slug}/sign?as=person`)
  await fillIn(page, person({ email: 'twice@example.net' }))
  await page.getByRole('button', { name: t('sign.button'), exact: true }).dblclick()
  await page.getByRole('heading', { level: 1, name: t('send.look-title') }).waitFor()
  expect(asked).toHaveLength(1)
  await close()
})
