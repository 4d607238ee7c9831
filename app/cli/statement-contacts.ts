import { listPartners, makeLink, writeContacts } from '../server/statement/signature-desk.server.ts'
import { print, UsageError } from './command.ts'
import { atStatement, requireOne, type StatementDesk } from './statement-desk.ts'
import { requireKnown } from './workshop.ts'

/** `statement contacts`: the CSV of those who agreed that this partner may have their contact. */
export const showContacts = (args: string[]): Promise<number> =>
  atStatement(args, { partner: { type: 'string' } }, async (at, { partner }) => {
    if (partner === undefined) throw new UsageError('Say whose contacts: --partner id.')
    const { desk, statement } = at
    process.stdout.write(await writeContacts(desk, statement.slug, requirePartner(at, partner)))
    return 0
  })

/** `statement partners`: how many came from each partner's site. */
export const showPartners = (args: string[]): Promise<number> =>
  atStatement(args, {}, async ({ desk, statement }) => {
    const partners = await listPartners(desk, statement)
    for (const { id, name, n } of partners) print(`${id.padEnd(24)}${String(n).padStart(8)}  ${name}`)
    if (partners.length === 0) print('There are no partners.')
    return 0
  })

/** `statement partner-link`: how a partner fetches its contacts by itself. */
export const showPartnerLink = (args: string[]): Promise<number> =>
  atStatement(args, { renew: { type: 'boolean', default: false } }, async (at, values, more) => {
    const partner = requirePartner(at, requireOne(more, 'one partner'))
    const { desk, statement } = at
    const secret = await makeLink(desk, statement.slug, partner, values.renew === true)
    const { baseUrl } = desk.config.host
    print(
      `Only ${partner} may know this. It works until it is renewed with --renew.\n\n  curl -H 'Authorization: Bearer ${secret}' ${baseUrl}/api/v1/campaigns/${statement.slug}/partners/${partner}/contacts.csv`,
    )
    return 0
  })

const requirePartner = ({ statement }: StatementDesk, partner: string): string =>
  requireKnown(
    'partner',
    partner,
    statement.partners.map(({ id }) => id),
  )
