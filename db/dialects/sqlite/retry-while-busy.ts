import { setTimeout as sleep } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'

/** Milliseconds that a query waits for the writers of other processes. */
export const busyMs = 5000
export const pauseMs = 10

/**
 * Retries while SQLite is busy, for five seconds. SQLite's own way to wait blocks the event loop, and with it a caller in this process
 * that may hold the lock.
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
