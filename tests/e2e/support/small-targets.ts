import type { Page } from 'playwright-core'

/** Controls that a thumb would miss. Links within a sentence are as high as their line. */
export const findSmallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    // A box to tick is as large as its label.
    const controls =
      'button, input:not([type=hidden], .tick input), .tick, textarea, select, summary, a.button, a.quiet, nav a, .choices a, .states a'
    return [...document.querySelectorAll(controls)]
      .filter((element) => element.checkVisibility() && !element.closest('.trap'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 43.9 || box.width < 43.9)
      .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width}×${box.height}`)
  })
