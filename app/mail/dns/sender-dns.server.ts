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

/** DNS look-ups of a name's texts and mail servers; undefined if there was no answer. */
interface DnsLookup {
  txt(name: string): Promise<TxtAnswer>
  mx(name: string): Promise<readonly string[] | undefined>
}

/** Queries the resolvers of this machine (or `servers`); each is tried twice. `timeoutMs` is that of the first attempt. */
export function createDnsLookup(servers?: readonly string[], timeoutMs = 1500): DnsLookup {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 })
  if (servers) resolver.setServers(servers)
  const orUndefined = async <T>(query: Promise<readonly T[]>): Promise<readonly T[] | undefined> => {
    try {
      return await query
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      return code === 'ENODATA' || code === 'ENOTFOUND' ? [] : undefined
    }
  }
  return {
    txt: async (name) => (await orUndefined(resolver.resolveTxt(name)))?.map((parts) => parts.join('')),
    mx: async (name) => (await orUndefined(resolver.resolveMx(name)))?.map(({ exchange }) => exchange),
  }
}

/** Checks the DNS records that mail servers judge our email by. */
export async function checkSenderDns(
  account: Pick<SmtpAccount, 'server' | 'from' | 'domain' | 'dkim'>,
  names: DnsLookup,
): Promise<Record<'SPF' | 'DKIM' | 'DMARC' | 'MX', DnsFinding>> {
  const { domain, dkim, server } = account
  const from = account.from.address.split('@')[1] ?? domain
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
            what: 'Email is not signed.',
            todo: 'Set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE.',
          },
    DMARC: checkDmarc(dmarc, { from, envelope: domain, dkim: dkim?.domain }),
    MX: checkMx(mx, domain),
  }
}

function checkMx(servers: readonly string[] | undefined, domain: string): DnsFinding {
  if (servers === undefined) return { state: 'unknown', what: `${domain} could not be looked up.` }
  // RFC 7505: a single "." accepts no mail.
  const accepting = servers.filter((name) => name !== '' && name !== '.')
  if (accepting.length > 0)
    return { state: 'fine', what: `Reports to bounce+…@${domain} go to ${accepting.join(', ')}.` }
  return {
    state: 'missing',
    what: `${domain} has no MX record, so reports about bounced letters may get lost.`,
    todo: 'Let a mail server accept mail to bounce+…@ there, or set MAIL_DOMAIN to a domain that has one.',
  }
}

const formatPublicKey = (privateKey: string): string =>
  createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
