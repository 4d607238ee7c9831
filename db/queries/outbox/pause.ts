import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'

/** Stops a campaign's letters where they are; '*' stops every mail. What is being handed to a mail server still goes out. */
export async function pauseMail(db: Kysely<Database>, scope: string): Promise<void> {
  const row = db.insertInto('mailPause').values({ scope })
  await row.onConflict((conflict) => conflict.doNothing()).execute()
}

/** Lets them go on. '*' ends the pause of everything, not that of single campaigns. */
export async function resumeMail(db: Kysely<Database>, scope: string): Promise<void> {
  await db.deleteFrom('mailPause').where('scope', '=', scope).execute()
}

/** The paused campaigns, and '*' if everything is. */
export async function listPaused(db: Kysely<Database>): Promise<string[]> {
  const rows = await db.selectFrom('mailPause').select('scope').orderBy('scope').execute()
  return rows.map(({ scope }) => scope)
}
