import type { Page } from 'playwright-core'

/** Collects how far things moved under the reader, from before the page's first word. */
export async function watchShifts(page: Page): Promise<() => Promise<{ sum: number; moved: string[] }>> {
  await page.addInitScript(() => {
    const shifts: { value: number; sources: { node: Node | null }[] }[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) =>
      shifts.push(...(list.getEntries() as unknown as typeof shifts)),
    ).observe({ type: 'layout-shift', buffered: true })
  })
  return async () => {
    await page.waitForTimeout(150)
    return page.evaluate(() => {
      const { shifts } = window as unknown as {
        shifts: { value: number; sources: { node: Node | null }[] }[]
      }
      return {
        sum: shifts.reduce((sum, { value }) => sum + value, 0),
        moved: shifts.flatMap(({ sources }) =>
          sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 80) ?? ''),
        ),
      }
    })
  }
}
