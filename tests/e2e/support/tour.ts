import type { Page } from 'playwright-core'
import { visitorPaths, sharedPaths, statementPaths } from '../../flow/support/pages.ts'
import { wordsIn } from '../../flow/support/visitor.ts'

export interface TourStop {
  name: string
  open(page: Page): Promise<void>
}

/** Every kind of page a supporter may see in a language, and how to get there. */
export function listStops(lang: string): TourStop[] {
  const { t } = wordsIn(lang)
  const paths: Record<string, string> = {
    ...sharedPaths(lang),
    ...visitorPaths(lang),
    ...statementPaths(lang),
  }
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  const prepare = async (page: Page, from: string) => {
    await page.goto(paths[from] ?? '')
    await press(page, t('letter.next'))
    await page.waitForSelector('#your-letter')
  }
  return [
    ...Object.entries(paths).map(([name, path]) => ({
      name,
      open: async (page: Page) => void (await page.goto(path)),
    })),
    { name: 'ways out', open: (page) => prepare(page, 'letter') },
    { name: 'ways out in a round', open: (page) => prepare(page, 'letter in a round') },
    { name: 'ways out with a mail link', open: (page) => prepare(page, 'letter about a case') },
    {
      name: 'changing again',
      async open(page) {
        await prepare(page, 'letter')
        await press(page, t('out.change'))
        await page.waitForSelector('#text')
      },
    },
    {
      name: 'a form with mistakes',
      async open(page) {
        await page.goto(paths.letter ?? '')
        // What the browser itself would not let through.
        await page.$eval('form#letter', (form) => form.setAttribute('novalidate', ''))
        await page.fill('#subject', '')
        await page.fill('#text', '')
        await press(page, t('letter.next'))
        await page.waitForSelector('#problems')
      },
    },
    {
      name: 'too large',
      async open(page) {
        await page.goto(paths.letter ?? '')
        await page.$eval('#text', (area) => {
          area.removeAttribute('maxlength')
          ;(area as HTMLTextAreaElement).value = 'a'.repeat(100_000)
        })
        await press(page, t('letter.next'))
        await page.waitForSelector('h1')
      },
    },
  ]
}

/** The stops as rows of a table of tests. */
export const listStopRows = (lang: string): [string, TourStop['open']][] =>
  listStops(lang).map(({ name, open }) => [name, open])
