import type { Kysely } from 'kysely'
import type { OutboxTable } from '../mail-schema.ts'
import type { Database } from '../schema.ts'
import { pauses } from './claim-query.ts'
import { queued } from './mail-rows.ts'

/**
 * Whether a mail that was claimed may be sent at this moment: not withdrawn, erased or paused meanwhile, and not somebody
 * else's.
 */
export async function maySend(db: Kysely<Database>, id: string, lease: string): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('status', '=', queued)
    .where((eb) => eb.not(eb.exists(pauses(eb))))
    .executeTakeFirst()
  return row !== undefined
}

/** Where a letter goes has changed since it was confirmed. False if the lease was lost or the letter withdrawn meanwhile. */
export async function redirectMail(
  db: Kysely<Database>,
  id: string,
  lease: string,
  to: Pick<OutboxTable, 'to_email' | 'address_key'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox')
    .set({ ...to, to_name: null })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .where('status', '=', queued)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
