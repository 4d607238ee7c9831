import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { countByPartner } from '#db/queries/signature/count.ts'
import { listConsented } from '#db/queries/signature/moderation.ts'
import { makePartnerLink } from '#db/queries/signature/partner-link.ts'
import { partnerToken } from '#app/signature/signature-keys.server.ts'
import type { Statement } from '#app/statement/statement.ts'
import { formatContactsCsv } from './contacts-csv.ts'

/** Lists the partners, with how many signatures came from the site of each. */
export async function listPartners(
  { db }: { db: Kysely<Database> },
  { slug, partners }: Pick<Statement, 'slug' | 'partners'>,
): Promise<{ id: string; name: string; n: number }[]> {
  const counts = await countByPartner(db, slug)
  return partners.map(({ id, name }) => ({ id, name, n: counts.get(id) ?? 0 }))
}

/** Reads the contacts that agreed to be passed on to this partner, as CSV. */
export const readContactsCsv = async (
  { db }: { db: Kysely<Database> },
  slug: string,
  partner: string,
): Promise<string> => formatContactsCsv(await listConsented(db, slug, partner))

/** Returns the secret with which a partner downloads its contacts; `renew` makes all earlier ones invalid. */
export async function createPartnerLink(
  { db, secret }: { db: Kysely<Database>; secret: string },
  slug: string,
  partner: string,
  renew: boolean,
): Promise<string> {
  return partnerToken(secret, slug, partner, await makePartnerLink(db, { statement: slug, partner, renew }))
}
