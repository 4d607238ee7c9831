import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { slug } from '../flow/support/campaign.ts'
import { wordsIn } from '../flow/support/visitor.ts'
import { listStopRows } from './support/tour.ts'
import { useBrowser } from './support/use-browser.ts'

const { openWindow } = useBrowser()

async function findBarriers(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  if (rules) axe.withRules(rules)
  // Off by default since it is new in WCAG 2.2.
  else axe.options({ rules: { 'target-size': { enabled: true } } })
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  )
}

describe.each(['en', 'ar'])('in %s', (lang) => {
  test.each(listStopRows(lang))('axe finds no barrier on “%s”, by day and by night', async (_name, open) => {
    const { page, close } = await openWindow({ colorScheme: 'light', locale: lang })
    await open(page)
    expect(await findBarriers(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await findBarriers(page, ['color-contrast'])).toEqual([])
    await close()
  })
})

test('axe finds no barrier where something was copied, or could not be', async () => {
  const { t } = wordsIn('en')
  for (const permissions of [['clipboard-read', 'clipboard-write'], []]) {
    const { page, close } = await openWindow({ permissions })
    await page.goto(`/en/campaigns/${slug}/write/CH?in=en`)
    await page.getByRole('button', { name: t('letter.next') }).click()
    await page.getByRole('button', { name: t('out.copy-text'), exact: true }).click()
    const told = permissions.length > 0 ? t('out.copied') : t('out.copy-by-hand')
    await page.getByText(told, { exact: true }).first().waitFor()
    expect(await findBarriers(page)).toEqual([])
    await close()
  }
})

test('by night the page is dark', async () => {
  const { page, close } = await openWindow({ colorScheme: 'dark' })
  await page.goto('/en')
  const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const brightness = (background.match(/\d+/g) ?? []).slice(0, 3).map(Number)
  expect(Math.max(...brightness)).toBeLessThan(60)
  await close()
})
