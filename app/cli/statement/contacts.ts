import {
  listPartners,
  createPartnerLink,
  readContactsCsv,
} from '#app/signature/partners/partner-admin.server.ts'
import { print, type CliIo } from '#app/cli/io.ts'
import { withStatement, type StatementAdmin } from './with-statement.ts'
import { requireKnown } from '#app/cli/cli-context.ts'
import { partnerContactsApiPath } from '#app/paths.ts'

/**
 * `statement contacts`: prints the contacts of signatories who agreed to share them with this partner, as
 * CSV.
 */
export const printContacts = (io: CliIo, slug: string, { partner }: { partner: string }): Promise<number> =>
  withStatement(io, slug, async (at) => {
    const { admin, statement } = at
    io.stdout.write(await readContactsCsv(admin, statement.slug, requirePartner(at, partner)))
    return 0
  })

/** `statement partners`: shows how many signed on each partner's site. */
export const printPartners = (io: CliIo, slug: string): Promise<number> =>
  withStatement(io, slug, async ({ admin, statement }) => {
    const partners = await listPartners(admin, statement)
    for (const { id, name, n } of partners) print(io, `${id.padEnd(24)}${String(n).padStart(8)}  ${name}`)
    if (partners.length === 0) print(io, 'There are no partners.')
    return 0
  })

/** `statement partner-link`: prints the command with which a partner downloads its contacts. */
export const printPartnerLink = (
  io: CliIo,
  slug: string,
  id: string,
  options: { renew?: true },
): Promise<number> =>
  withStatement(io, slug, async (at) => {
    const partner = requirePartner(at, id)
    const { admin, statement } = at
    const secret = await createPartnerLink(admin, statement.slug, partner, options.renew === true)
    const { baseUrl } = admin.config.host
    print(
      io,
      `Give this to ${partner} only. It works until you run this again with --renew.\n\n  curl -H 'Authorization: Bearer ${secret}' ${baseUrl}${partnerContactsApiPath(statement.slug, partner)}`,
    )
    return 0
  })

const requirePartner = ({ statement }: StatementAdmin, partner: string): string =>
  requireKnown(
    'partner',
    partner,
    statement.partners.map(({ id }) => id),
  )
