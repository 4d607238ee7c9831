import type { Kysely } from 'kysely'
import { capabilitiesOf } from '#db/dialects/capabilities.ts'
import type { Database } from '#db/schema/database.ts'

/** Removes what was erased of signatures from the files. Not inside a transaction. */
export async function purgeSignatures(db: Kysely<Database>): Promise<void> {
  for (const table of ['pendingConfirmation', 'signature', 'signaturePerson', 'outbox'] as const)
    await capabilitiesOf(db).purge(db, table)
}
