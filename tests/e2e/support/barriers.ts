import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Only what is wrong is described: describing what is in order takes longer than finding out. */
const resultTypes: 'violations'[] = ['violations']

/** 193 states are made by the code that makes twelve. */
const repetitions = '.states li:nth-child(n + 13)'

async function findViolations(page: Page, rules: Record<string, { enabled: boolean }>, only?: string[]) {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude(repetitions)
  axe.options({ resultTypes, rules })
  if (only) axe.withRules(only)
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  )
}

/**
 * What axe finds on a page: everything by day, and the contrast of its colours by night too, which is all that differs.
 * Colours are the same in every language, and looking at them takes longest: a tour of a second language may leave them out.
 */
export async function findBarriers(page: Page, { colours = true } = {}): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  // The size of targets is off by default since it is new in WCAG 2.2.
  const byDay = await findViolations(page, {
    'target-size': { enabled: true },
    'color-contrast': { enabled: colours },
  })
  if (!colours) return byDay
  await page.emulateMedia({ colorScheme: 'dark' })
  const byNight = await findViolations(page, {}, ['color-contrast'])
  await page.emulateMedia({ colorScheme: 'light' })
  return [...byDay, ...byNight.map((one) => `by night: ${one}`)]
}
