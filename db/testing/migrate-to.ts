import { Migrator, type Kysely } from 'kysely'
import { migrations } from '#db/migrations/migrate.ts'
import type { Database } from '#db/schema/database.ts'

/** Brings a database to the version that a migration is named after. Throws what a migration throws. */
export async function migrateTo(db: Kysely<Database>, version: string): Promise<void> {
  const migrator = new Migrator({
    db: db.withoutPlugins(),
    provider: { getMigrations: async () => migrations },
  })
  const { error } = await migrator.migrateTo(version)
  if (error !== undefined) throw error
}
