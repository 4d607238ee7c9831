import type { Kysely } from 'kysely'
import type { OutboxTable } from '../mail-schema.ts'
import type { Database } from '../schema.ts'
import { pauses } from './claim-query.ts'
import { queued } from './mail-rows.ts'

/**
 * Notes of claimed mails that they are being handed to a mail server, if they may be sent at this moment: not withdrawn,
 * erased or paused meanwhile, and not somebody else's. Returns the ids of those that may. Whoever claims one of them after
 * we were killed sees by it that the mail may have gone.
 */
export async function handOver(
  db: Kysely<Database>,
  lease: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .updateTable('outbox')
    .set((eb) => ({ handed: eb('handed', '+', 1) }))
    .where('id', 'in', ids)
    .where('lease', '=', lease)
    .where('status', '=', queued)
    .where((eb) => eb.not(eb.exists(pauses(eb))))
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
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
