import { isSameSecret } from '#app/security/signed-value.server.ts'
import { readPartnerLink } from '#db/queries/signature/partner-link.ts'
import type { Context } from '#app/context.ts'
import { readContactsCsv } from '#app/signature/moderation/signature-moderation.server.ts'
import { partnerToken } from '#app/signature/signature-keys.server.ts'

/**
 * The contacts that agreed that this partner may have them, as CSV: for whoever brings the partner's secret as `Authorization: Bearer`.
 * Statement, partner and secret that do not belong together get one and the same answer, 401.
 */
export async function handlePartnerContacts(
  app: Context,
  { slug = '', partner = '' }: { slug?: string | undefined; partner?: string | undefined },
  authorization: string | null,
): Promise<Response> {
  const given = /^Bearer ([\w-]{43})$/.exec(authorization ?? '')?.[1]
  const known = app.statements.get(slug)?.partners.some(({ id }) => id === partner)
  const n = known ? ((await readPartnerLink(app.db, slug, partner)) ?? 0) : 0
  const isGood = isSameSecret(given ?? '', partnerToken(app.secret, slug, partner, n))
  if (n === 0 || !isGood)
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
