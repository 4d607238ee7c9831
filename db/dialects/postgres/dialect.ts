import { PostgresDialect } from 'kysely'
import { DemarchePostgresAdapter } from './adapter.ts'

export class DemarchePostgresDialect extends PostgresDialect {
  override createAdapter() {
    return new DemarchePostgresAdapter()
  }
}
