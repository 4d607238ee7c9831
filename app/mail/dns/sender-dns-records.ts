/** TXT records, each joined to one text; an empty list if there are none, undefined if DNS gave no answer. */
export type TxtAnswer = readonly string[] | undefined

/** `wrong` keeps email out of inboxes; `missing` may; `unknown`: the look-up failed. */
export interface DnsFinding {
  state: 'fine' | 'missing' | 'wrong' | 'unknown'
  what: string
  todo?: string
}

const unknownFinding = (name: string): DnsFinding => ({
  state: 'unknown',
  what: `${name} could not be looked up.`,
})

/**
 * Checks SPF (RFC 7208), the list of servers that may send for the envelope sender's domain. Only the operator of the mail server
 * knows whether ours is among them; a missing record, or one that forbids all servers, can be seen from here.
 */
export function checkSpf(answer: TxtAnswer, domain: string, host: string | undefined): DnsFinding {
  if (answer === undefined) return unknownFinding(domain)
  const found = answer.filter((record) => /^v=spf1(?: |$)/i.test(record))
  const [record] = found
  if (record === undefined)
    return {
      state: 'missing',
      what: `${domain} has no SPF record.`,
      todo: `Publish what your mail provider gives you, or: ${formatTxtRecord(domain, `v=spf1 ${formatSpfMechanism(host)} -all`)}`,
    }
  if (found.length > 1)
    return {
      state: 'wrong',
      what: `${domain} has ${found.length} SPF records, so none counts.`,
      todo: 'Make one of them (RFC 7208, 4.5).',
    }
  if (/^v=spf1\s+[-~]all\s*$/i.test(record))
    return {
      state: 'wrong',
      what: `${quoteRecord(record)} says that no server may send for ${domain}.`,
      todo: 'Add the server that sends the email.',
    }
  if (/\s\+?all\b/i.test(record))
    return {
      state: 'wrong',
      what: `${quoteRecord(record)} lets any server send for ${domain}.`,
      todo: 'End it with -all.',
    }
  return {
    state: 'fine',
    what: `${quoteRecord(record)}. The server that sends the email must be among these.`,
  }
}

/** `a:` is for names (RFC 7208, 5.3); addresses have mechanisms of their own (5.6). */
function formatSpfMechanism(host: string | undefined): string {
  if (host === undefined) return 'ip4:<the address that sends the email>'
  const bare = host.replace(/^\[(.*)\]$/, '$1')
  if (bare.includes(':')) return `ip6:${bare}`
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(bare) ? `ip4:${bare}` : `a:${host}`
}

/** Checks DKIM (RFC 6376, 3.6.1): the published key against the one that we sign with (base64 of its SPKI). */
export function checkDkim(answer: TxtAnswer, name: string, publicKey: string): DnsFinding {
  const publish = `Publish: ${formatTxtRecord(name, `v=DKIM1; k=rsa; p=${publicKey}`)}`
  if (answer === undefined) return { ...unknownFinding(name), todo: publish }
  const keys = answer.flatMap((record) => parseTags(record).get('p') ?? [])
  if (keys.length === 0) return { state: 'missing', what: `${name} has no key.`, todo: publish }
  if (keys.includes(publicKey)) return { state: 'fine', what: `${name} has the key that we sign with.` }
  return keys.every((key) => key === '')
    ? { state: 'wrong', what: `The key at ${name} has been revoked.`, todo: publish }
    : { state: 'wrong', what: `${name} has another key than the one that we sign with.`, todo: publish }
}

/**
 * Checks DMARC (RFC 7489), the policy for email from the From domain that neither SPF nor DKIM vouches for. `answers` are those of the
 * From domain and of the domains above it, in this order.
 */
export function checkDmarc(
  answers: readonly { name: string; answer: TxtAnswer }[],
  senders: { from: string; envelope: string; dkim: string | undefined },
): DnsFinding {
  const [first] = answers
  if (!first || first.answer === undefined) return unknownFinding(first?.name ?? '_dmarc')
  const found = answers
    .map(({ name, answer }) => ({ name, record: answer?.find((record) => /^v=DMARC1\s*;/i.test(record)) }))
    .find(({ record }) => record !== undefined)
  if (found?.record === undefined)
    return {
      state: 'missing',
      what: `${senders.from} has no DMARC record.`,
      todo: `Publish: ${formatTxtRecord(first.name, 'v=DMARC1; p=none')}. Once email has arrived for some weeks, raise it to p=quarantine.`,
    }
  const tags = parseTags(found.record)
  const spf = isAligned(senders.from, senders.envelope, tags.get('aspf'))
  const dkim = senders.dkim !== undefined && isAligned(senders.from, senders.dkim, tags.get('adkim'))
  if (!spf && !dkim)
    return {
      state: 'wrong',
      what: `${quoteRecord(found.record)} at ${found.name}, and neither MAIL_DOMAIN nor DKIM_DOMAIN belongs to the domain of MAIL_FROM.`,
      todo: `Sign with DKIM_DOMAIN=${senders.from}.`,
    }
  const by = [...(spf ? ['SPF'] : []), ...(dkim ? ['DKIM'] : [])].join(' and ')
  return { state: 'fine', what: `${quoteRecord(found.record)} at ${found.name}. Email can pass by ${by}.` }
}

/** Lists the names of the domain's DMARC record and of those above it, which apply where it has none: `_dmarc.mail.example.org`, `_dmarc.example.org`. */
export const listDmarcNames = (domain: string): string[] => {
  const labels = domain.split('.')
  return labels.slice(0, Math.max(1, labels.length - 1)).map((_, i) => `_dmarc.${labels.slice(i).join('.')}`)
}

/** Approximates RFC 7489, 3.1: without a list of public suffixes, one domain must be the other or a subdomain of it. */
const isAligned = (from: string, other: string, mode = 'r'): boolean =>
  from === other || (mode.toLowerCase() !== 's' && (from.endsWith(`.${other}`) || other.endsWith(`.${from}`)))

/** Parses `a=b; c=d` (RFC 6376, 3.2); spaces within a value have no meaning. */
const parseTags = (record: string): ReadonlyMap<string, string> =>
  new Map(
    record.split(';').flatMap((tag) => {
      const at = tag.indexOf('=')
      return at < 0 ? [] : [[tag.slice(0, at).trim().toLowerCase(), tag.slice(at + 1).replace(/\s+/g, '')]]
    }),
  )

/** Formats a record for a zone file: texts of at most 255 octets, several to a record (RFC 1035, 3.3.14). */
const formatTxtRecord = (name: string, value: string): string =>
  `${name}. TXT ${(value.match(/.{1,255}/g) ?? []).map((part) => `"${part}"`).join(' ')}`

/** Escapes a stranger's record for the terminal. */
const quoteRecord = (record: string): string => `"${record.slice(0, 300).replace(/[^\x20-\x7E]/g, '?')}"`
