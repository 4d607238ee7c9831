import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'

/** Reads the number of a partner's current link; undefined if there is none. */
export async function readPartnerLink(
  db: Kysely<Database>,
  statement: string,
  partner: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('partnerLink')
    .select('n')
    .where('statement', '=', statement)
    .where('partner', '=', partner)
    .executeTakeFirst()
  return row?.n
}

/** Creates the link if there is none; `renew` invalidates all earlier links. Returns the number of the link. */
export async function makePartnerLink(
  db: Kysely<Database>,
  { statement, partner, renew }: { statement: string; partner: string; renew: boolean },
): Promise<number> {
  const { n } = await db
    .insertInto('partnerLink')
    .values({ statement, partner, n: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['statement', 'partner'])
        .doUpdateSet((eb) => ({ n: eb('partnerLink.n', '+', renew ? 1 : 0) })),
    )
    .returning('n')
    .executeTakeFirstOrThrow()
  return n
}
