import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIPv4 } from 'node:net'
import { parseEmail, showAsciiDomain } from '../domain/mail/parse-email.ts'
import type { reader } from './env-reader.ts'

/** The mail server: how it is spoken to. `none` (no encryption) is for this very machine only. */
export interface MailServer {
  host: string
  port: number
  tls: 'at-once' | 'starttls' | 'none'
  login: { user: string; pass: string } | null
}

export interface Mailbox {
  name: string
  address: string
}

export interface MailSettings {
  server: MailServer | null
  from: Mailbox | null
  /** right of the @ in envelope senders and Message-IDs */
  domain: string | null
  dkim: { domain: string; selector: string; privateKey: string } | null
  perSecond: number
  perRecipientHour: number
  perCampaignDay: number
  confirmationsPerHour: number
  /** confirmation mails that one network may ask for */
  perNetworkHour: number
  /** confirmation mails in an hour from which on each asks for some work, or a wait */
  proofAbove: number
}

type Reader = ReturnType<typeof reader>

/** The settings of sending. What is wrong goes to `read.problems`; no password and no key is ever repeated there. */
export function readMailSettings(read: Reader): MailSettings {
  const server = read.matched('SMTP_URL', parseServer, notServer) ?? null
  const from = read.matched('MAIL_FROM', parseMailbox, notMailbox) ?? null
  if (read.text('SMTP_URL') !== undefined && read.text('MAIL_FROM') === undefined)
    read.problems.push(
      'MAIL_FROM is missing. With SMTP_URL set, say who mails come from, like letters@example.org.',
    )
  const domain = read.matched('MAIL_DOMAIN', showAsciiDomain, notDomain)
  return {
    server,
    from,
    domain: domain ?? from?.address.split('@')[1] ?? null,
    dkim: readDkim(read),
    perSecond: read.wholeNumber('MAIL_PER_SECOND', { least: 1, most: 1000, otherwise: 5 }),
    perRecipientHour: read.wholeNumber('MAIL_PER_RECIPIENT_HOUR', { least: 1, most: 3600, otherwise: 12 }),
    perCampaignDay: read.wholeNumber('MAIL_PER_CAMPAIGN_DAY', { least: 1, most: 1_000_000, otherwise: 2000 }),
    confirmationsPerHour: read.wholeNumber('MAIL_CONFIRMATIONS_PER_HOUR', {
      least: 1,
      most: 1_000_000,
      otherwise: 500,
    }),
    perNetworkHour: read.wholeNumber('MAIL_PER_NETWORK_HOUR', { least: 1, most: 1_000_000, otherwise: 60 }),
    proofAbove: read.wholeNumber('MAIL_PROOF_ABOVE', { least: 0, most: 1_000_000, otherwise: 100 }),
  }
}

const notServer =
  'is not a mail server. Set it like smtps://user:password@mail.example.org:465 or smtp://…:587 (STARTTLS), with what is special in a password as %40, or remove it.'
const notMailbox = 'is not one address. Set it like letters@example.org or Letters <letters@example.org>.'
const notDomain = 'is not a domain. Set it like mail.example.org, or remove it for the domain of MAIL_FROM.'

function parseServer(value: string): MailServer | undefined {
  if (!/^smtps?:\/\/\S+$/.test(value) || !URL.canParse(value)) return undefined
  const url = new URL(value)
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (host === '' || /[?#]/.test(value) || !['', '/'].includes(url.pathname)) return undefined
  const user = decode(url.username)
  const pass = decode(url.password)
  if (user === undefined || pass === undefined || (user === '') !== (pass === '')) return undefined
  const atOnce = url.protocol === 'smtps:'
  return {
    host,
    port: url.port === '' ? (atOnce ? 465 : 587) : Number(url.port),
    tls: atOnce ? 'at-once' : isLoopback(host) ? 'none' : 'starttls',
    login: user === '' ? null : { user, pass },
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))

function parseMailbox(value: string): Mailbox | undefined {
  const match = /^(?:(?<name>[^<>@]*)<(?<inside>[^<>]+)>|(?<bare>[^<>]+))$/.exec(value)?.groups
  const parsed = parseEmail(match?.inside ?? match?.bare ?? '')
  const name = (match?.name ?? '').trim().replace(/^"(.*)"$/, '$1')
  return parsed.ok ? { name, address: parsed.value } : undefined
}

function readDkim(read: Reader): MailSettings['dkim'] {
  const names = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE']
  const missing = names.filter((name) => read.text(name) === undefined)
  if (missing.length === names.length) return null
  for (const name of missing)
    read.problems.push(
      `${name} is missing. To sign mails set ${names.join(', ')}; to not sign, none of them.`,
    )
  const domain = read.matched('DKIM_DOMAIN', showAsciiDomain, 'is not a domain. Set it like example.org.')
  const selector = read.matched('DKIM_SELECTOR', parseSelector, 'is not a selector. Set it like letters2026.')
  const privateKey = read.matched('DKIM_KEY_FILE', readKey, notKey)
  return domain && selector && privateKey ? { domain, selector, privateKey } : null
}

const parseSelector = (value: string): string | undefined =>
  /^[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/i.test(value) ? value : undefined

const notKey =
  'does not name a readable file with an RSA private key (PEM, at least 1024 bits). Make one with: openssl genrsa -out dkim.pem 2048'

/** RSA, since that is what the library signs with; RFC 8301, 3.2 forbids shorter keys. */
function readKey(file: string): string | undefined {
  try {
    const pem = readFileSync(file, 'utf8')
    const key = createPrivateKey(pem)
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    return key.asymmetricKeyType === 'rsa' && bits >= 1024 ? pem : undefined
  } catch {
    return undefined
  }
}
