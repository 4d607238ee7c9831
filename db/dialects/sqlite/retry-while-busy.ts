import { setTimeout as sleep } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'

/** How long a query waits for the writers of other processes. */
export const busyMs = 5000
export const pauseMs = 10

/**
 * Tries again until SQLite lets us, for five seconds. SQLite's own way to wait stops the event loop, and with it the one
 * of this process that is waited for.
 */
export async function retryWhileBusy<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = busyMs / pauseMs; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (left <= 0 || !isBusy(error)) throw error
      await sleep(pauseMs)
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
