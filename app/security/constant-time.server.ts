import { setTimeout as wait } from 'node:timers/promises'
import { errorFields, type Log } from '#app/log/log.ts'

/** Much longer than the work takes, so that the time it took cannot be observed. */
export const responseMs = 300

/**
 * Waits for a fixed time, whatever the task does; a slower task continues in the background. Throws an error
 * that occurs within that time: it must not be hidden behind a page that reports success.
 */
export async function respondInConstantTime(log: Log, task: () => Promise<void>): Promise<void> {
  const failed: unknown[] = []
  let isAnswered = false
  // Started first: part of the task runs synchronously.
  const waited = wait(responseMs)
  const done = task().catch((error: unknown) => {
    if (isAnswered) log.error('confirmation-not-requested', errorFields(error))
    else failed.push(error)
  })
  await waited
  isAnswered = true
  void done
  if (failed.length > 0) throw failed[0]
}
