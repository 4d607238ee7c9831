import { setTimeout as wait } from 'node:timers/promises'
import { errorFields, type Log } from '../../log/log.ts'

/** Far more than a record takes, so that how long it took cannot be told from outside. In milliseconds. */
export const answerAfter = 300

/**
 * Lets a fixed time pass, whatever the deed does and however long it takes; one that takes longer goes on by itself.
 * Throws what it threw within that time: an accident is not to be hidden behind a page that says all is well.
 */
export async function answerAlike(log: Log, deed: () => Promise<void>): Promise<void> {
  const failed: unknown[] = []
  let isAnswered = false
  // First: some of the deed happens before it first waits for anything.
  const waited = wait(answerAfter)
  const done = deed().catch((error: unknown) => {
    if (isAnswered) log.error('mail-not-asked', errorFields(error))
    else failed.push(error)
  })
  await waited
  isAnswered = true
  void done
  if (failed.length > 0) throw failed[0]
}
