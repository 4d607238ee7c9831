import { createPublicKey } from 'node:crypto'
import { Resolver } from 'node:dns/promises'
import {
  checkDkim,
  checkDmarc,
  checkSpf,
  listDmarcNames,
  type DnsFinding,
  type TxtAnswer,
} from './sender-dns-records.ts'
import type { SmtpAccount } from '#app/mail/transport/transport.server.ts'

/** What DNS says of a name: texts or mail servers. Undefined: no answer. */
export interface DnsLookup {
  txt(name: string): Promise<TxtAnswer>
  mx(name: string): Promise<readonly string[] | undefined>
}

/** Asks the resolvers of this machine (or `servers`); each look-up ends within some seconds. */
export function createDnsLookup(servers?: readonly string[]): DnsLookup {
  const resolver = new Resolver({ timeout: 1500, tries: 2 })
  if (servers) resolver.setServers(servers)
  const ask = async <T>(query: Promise<readonly T[]>): Promise<readonly T[] | undefined> => {
    try {
      return await query
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      return code === 'ENODATA' || code === 'ENOTFOUND' ? [] : undefined
    }
  }
  return {
    txt: async (name) => (await ask(resolver.resolveTxt(name)))?.map((parts) => parts.join('')),
    mx: async (name) => (await ask(resolver.resolveMx(name)))?.map(({ exchange }) => exchange),
  }
}

/** What mail servers will find out about our mails, by name. */
export async function checkSenderDns(
  post: Pick<SmtpAccount, 'server' | 'from' | 'domain' | 'dkim'>,
  names: DnsLookup,
): Promise<Record<'SPF' | 'DKIM' | 'DMARC' | 'MX', DnsFinding>> {
  const { domain, dkim, server } = post
  const from = post.from.address.split('@')[1] ?? domain
  const key = dkim ? `${dkim.selector}._domainkey.${dkim.domain}` : undefined
  const [spf, dkimKey, mx, ...dmarc] = await Promise.all([
    names.txt(domain),
    key === undefined ? undefined : names.txt(key),
    names.mx(domain),
    ...listDmarcNames(from).map(async (name) => ({ name, answer: await names.txt(name) })),
  ])
  return {
    SPF: checkSpf(spf, domain, server.tls === 'none' ? undefined : server.host),
    DKIM:
      dkim && key !== undefined
        ? checkDkim(dkimKey, key, formatPublicKey(dkim.privateKey))
        : {
            state: 'missing',
            what: 'Mails are not signed.',
            todo: 'Set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE.',
          },
    DMARC: checkDmarc(dmarc, { from, envelope: domain, dkim: dkim?.domain }),
    MX: checkMx(mx, domain),
  }
}

function checkMx(servers: readonly string[] | undefined, domain: string): DnsFinding {
  if (servers === undefined) return { state: 'unknown', what: `${domain} could not be looked up.` }
  // RFC 7505: a single "." takes no mail.
  const taking = servers.filter((name) => name !== '' && name !== '.')
  if (taking.length > 0)
    return { state: 'fine', what: `Reports to bounce+…@${domain} go to ${taking.join(', ')}.` }
  return {
    state: 'missing',
    what: `${domain} has no MX record, so reports of letters that came back may get lost.`,
    todo: 'Let a mail server take what comes to bounce+…@ there, or set MAIL_DOMAIN to a domain that has one.',
  }
}

const formatPublicKey = (privateKey: string): string =>
  createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
