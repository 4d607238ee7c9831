import { setTimeout as sleep } from 'node:timers/promises'
import BetterSqlite3 from 'better-sqlite3'

/** How long somebody waits for the writers of other processes. */
export const BUSY_MS = 5000
export const PAUSE_MS = 10

/**
 * Tries again until SQLite lets us, five seconds long. Its own way to wait stops the event loop, and with it whoever of this process
 * is waited for.
 */
export async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = BUSY_MS / PAUSE_MS; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (left <= 0 || !isBusy(error)) throw error
      await sleep(PAUSE_MS)
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
