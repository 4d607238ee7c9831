import type { Kysely } from 'kysely'
import { openDatabase } from '#db/dialects/open.ts'
import { migrateToLatest } from '#db/migrations/migrate.ts'
import type { Database } from '#db/schema/database.ts'
import { loadSecret } from '#app/security/secret.server.ts'
import { clockOf } from '#app/config/config.server.ts'
import type { Config } from '#app/config/config.ts'

/** Dependencies of a command that administers a site's outbox, whether the site is running or not. */
export interface AdminContext {
  config: Config
  db: Kysely<Database>
  secret: string
  now(): Date
}

/** Opens the database for a task and closes it afterwards. Throws when the database cannot be opened. */
export async function withAdminContext<T>(
  config: Config,
  task: (admin: AdminContext) => Promise<T>,
): Promise<T> {
  const db = openDatabase(config.database)
  try {
    await migrateToLatest(db)
    return await task({
      config,
      db,
      secret: loadSecret(config.secret, config.folders.data),
      now: clockOf(config),
    })
  } finally {
    await db.destroy()
  }
}
