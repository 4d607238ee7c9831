import type { Kysely } from 'kysely'
import { openDatabase } from '#db/dialects/open.ts'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import type { Database } from '#db/schema/database.ts'
import { loadSecret } from '#app/security/secret.server.ts'
import type { Config } from '#app/config/config.ts'

/** What a command needs to work on the mails of a site, whether that is running or not. */
export interface AdminContext {
  config: Config
  db: Kysely<Database>
  secret: string
  now(): Date
}

/** Opens the database, does the deed and closes it again. Throws when the database cannot be opened. */
export async function withAdminContext<T>(
  config: Config,
  deed: (desk: AdminContext) => Promise<T>,
): Promise<T> {
  const db = openDatabase(config.database)
  try {
    await migrateToLatest(db)
    return await deed({
      config,
      db,
      secret: loadSecret(config.secret, config.folders.data),
      now: () => (config.fixedNow === null ? new Date() : new Date(config.fixedNow)),
    })
  } finally {
    await db.destroy()
  }
}
