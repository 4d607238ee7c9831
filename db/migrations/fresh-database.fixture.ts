import { afterEach, beforeEach } from 'vitest'
import type { TestDatabase } from '../dialects/both.ts'
import { migrateToLatest } from './migrate.ts'

/** For tests: each test of the block that calls this gets a migrated database of its own, under the one name. */
export function freshDatabase(open: () => Promise<TestDatabase>): TestDatabase {
  let opened: TestDatabase
  beforeEach(async () => {
    opened = await open()
    await migrateToLatest(opened.db)
  })
  afterEach(() => opened.close())
  return {
    get db() {
      return opened.db
    },
    get config() {
      return opened.config
    },
    again: () => opened.again(),
    close: () => opened.close(),
  }
}
