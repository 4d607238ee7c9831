import { setTimeout as wait } from 'node:timers/promises'
import { errorFields, type Log } from '#app/log/log.ts'

/** Far more than a record takes, so that how long it took cannot be told from outside. In milliseconds. */
export const responseMs = 300

/**
 * Lets a fixed time pass, whatever the task does and however long it takes; one that takes longer goes on by itself.
 * Throws what it threw within that time: an accident is not to be hidden behind a page that says all is well.
 */
export async function respondInConstantTime(log: Log, task: () => Promise<void>): Promise<void> {
  const failed: unknown[] = []
  let isAnswered = false
  // First: some of the task happens before it first waits for anything.
  const waited = wait(responseMs)
  const done = task().catch((error: unknown) => {
    if (isAnswered) log.error('mail-not-asked', errorFields(error))
    else failed.push(error)
  })
  await waited
  isAnswered = true
  void done
  if (failed.length > 0) throw failed[0]
}
