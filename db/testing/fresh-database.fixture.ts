import { afterEach, beforeEach } from 'vitest'
import type { TestDatabase, TestDatabases } from './both.ts'

/** For tests: each test of the block that calls this gets a migrated database of its own, under the one name. */
export function freshDatabase(openMigrated: TestDatabases['openMigrated']): TestDatabase {
  let opened: TestDatabase
  beforeEach(async () => {
    opened = await openMigrated()
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
