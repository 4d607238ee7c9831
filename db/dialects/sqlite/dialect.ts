import type { Dialect, Kysely } from 'kysely'
import { SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import { DemarcheSqliteAdapter } from './adapter.ts'
import { GroupCommitDriver } from './driver.ts'
import { openFile } from './file.ts'

export class DemarcheSqliteDialect implements Dialect {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  createDriver() {
    return new GroupCommitDriver(() => openFile(this.#file))
  }

  createQueryCompiler() {
    return new SqliteQueryCompiler()
  }

  createAdapter() {
    return new DemarcheSqliteAdapter()
  }

  createIntrospector(db: Kysely<unknown>) {
    return new SqliteIntrospector(db)
  }
}
