import { setTimeout as sleep } from 'node:timers/promises'
import { TestRunner } from 'vitest'

const everyMs = 20
/** Left for the message, before the test's own time-out would end it without one. */
const spareMs = 500
/** For hooks, which do not tell how long they may take. */
const outsideOfTestsMs = 30_000

/**
 * Waits until `condition` is true, or, for one made of expectations, until it no longer throws. Waits as long as the
 * test's own time-out allows, and then fails with `what` was awaited and the last thing that was wrong.
 */
export async function waitFor(
  what: string,
  condition: () => boolean | void | Promise<boolean | void>,
): Promise<void> {
  const end = endOfTest()
  for (;;) {
    let wrong: unknown
    try {
      if ((await condition()) !== false) return
    } catch (error) {
      wrong = error
    }
    if (performance.now() > end)
      throw new Error(`Waited in vain for ${what}${wrong instanceof Error ? `: ${wrong.message}` : '.'}`, {
        cause: wrong,
      })
    await sleep(everyMs)
  }
}

function endOfTest(): number {
  const test = TestRunner.getCurrentTest()
  if (!test) return performance.now() + outsideOfTestsMs
  const startedAt = test.result?.startTime ?? Date.now()
  return performance.now() + (startedAt + test.timeout - Date.now()) - spareMs
}
