import { afterEach, beforeEach } from 'vitest'
import type { TestDatabase, TestDatabases } from './both.ts'

/** Gives each test of the calling block a migrated database of its own, through one object. */
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
