import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'

/** Pauses a campaign's letters; '*' pauses every message. Those being handed to a mail server are still sent. */
export async function pauseMail(db: Kysely<Database>, scope: string): Promise<void> {
  const row = db.insertInto('mailPause').values({ scope })
  await row.onConflict((conflict) => conflict.doNothing()).execute()
}

/** Ends a pause. '*' ends the pause of everything, not that of single campaigns. */
export async function resumeMail(db: Kysely<Database>, scope: string): Promise<void> {
  await db.deleteFrom('mailPause').where('scope', '=', scope).execute()
}

/** Lists the paused campaigns, and '*' if everything is paused. */
export async function listPaused(db: Kysely<Database>): Promise<string[]> {
  const rows = await db.selectFrom('mailPause').select('scope').orderBy('scope').execute()
  return rows.map(({ scope }) => scope)
}
