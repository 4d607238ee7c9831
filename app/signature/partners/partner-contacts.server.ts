import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import { readPartnerLink } from '#db/queries/signature/partner-link.ts'
import { isSameSecret } from '#app/security/signed-value.server.ts'
import { partnerToken } from '#app/signature/signature-keys.server.ts'
import type { Statement } from '#app/statement/statement.ts'
import { readContactsCsv } from './partner-admin.server.ts'

interface PartnerContext {
  db: Kysely<Database>
  secret: string
  statements: ReadonlyMap<string, Pick<Statement, 'partners'>>
}

/**
 * Answers with the contacts that agreed to be passed on to a partner, as CSV, if the request carries the partner's secret as
 * `Authorization: Bearer`. An unknown statement, an unknown partner and a wrong secret get the same answer, 401.
 */
export async function handlePartnerContacts(
  app: PartnerContext,
  { slug = '', partner = '' }: { slug?: string | undefined; partner?: string | undefined },
  authorization: string | null,
): Promise<Response> {
  const token = /^Bearer ([\w-]{43})$/.exec(authorization ?? '')?.[1] ?? ''
  const isKnown = app.statements.get(slug)?.partners.some(({ id }) => id === partner)
  const n = isKnown ? ((await readPartnerLink(app.db, slug, partner)) ?? 0) : 0
  const isAllowed = isSameSecret(token, partnerToken(app.secret, slug, partner, n))
  if (n === 0 || !isAllowed)
    return new Response(null, {
      status: 401,
      headers: { 'www-authenticate': 'Bearer', 'cache-control': 'no-store' },
    })
  return new Response(await readContactsCsv(app, slug, partner), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${slug}-${partner}-contacts.csv"`,
      'cache-control': 'no-store',
    },
  })
}
