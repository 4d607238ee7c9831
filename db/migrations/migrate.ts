import type { Kysely, Migration } from 'kysely'
import { Migrator } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { participation } from './0001-participation.ts'
import { outbox } from './0002-outbox.ts'
import { signatures } from './0003-signatures.ts'
import { proof } from './0004-proof.ts'
import { handed } from './0005-handed.ts'
import { dueByKind } from './0006-due-by-kind.ts'
import { owners } from './0007-owners.ts'
import { oneConfirmation } from './0008-one-confirmation.ts'
import { columnNames } from './0009-column-names.ts'

/** Migrations in order, never edited once released: a new one is a new file and a new line here. */
export const migrations: Record<string, Migration> = {
  '0001-participation': participation,
  '0002-outbox': outbox,
  '0003-signatures': signatures,
  '0004-proof': proof,
  '0005-handed': handed,
  '0006-due-by-kind': dueByKind,
  '0007-owners': owners,
  '0008-one-confirmation': oneConfirmation,
  '0009-column-names': columnNames,
}

/**
 * Migrates the tables to the newest schema; does nothing if they are. Several processes may start at once. Throws when a migration fails,
 * with its name and the database's reason as `cause`: then nothing has changed.
 */
export async function migrateToLatest(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({
    db: db.withoutPlugins(),
    provider: { getMigrations: async () => migrations },
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error === undefined) return
  const failed = results?.find((result) => result.status === 'Error')
  const reason = error instanceof Error ? error.message : String(error)
  const what = failed ? `Migration "${failed.migrationName}" failed` : 'The database could not be migrated'
  throw new Error(`${what}: ${reason}. Nothing was changed by it; correct the cause and start again.`, {
    cause: error,
  })
}
