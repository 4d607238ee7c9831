import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

/** Those of the keys under which a letter was confirmed before. */
export async function listOnce(db: Kysely<Database>, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await db.selectFrom('letter_once').select('key').where('key', 'in', keys).execute()
  return new Set(rows.map(({ key }) => key))
}
