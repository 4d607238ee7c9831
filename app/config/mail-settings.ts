import { z } from 'zod'
import { parseEmail, toAsciiDomain } from '#app/text/parse-email.ts'
import { field, wholeNumber, type Env } from './env-fields.ts'

/** Connection to the mail server. `none` (no encryption) is for the loopback address only. */
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
  /** the part after the @ in envelope senders and Message-IDs */
  domain: string | null
  dkim: { domain: string; selector: string; privateKey: string } | null
  perSecond: number
  perRecipientHour: number
  perCampaignDay: number
  confirmationsPerHour: number
  /** confirmation emails that one network may request in an hour */
  perNetworkHour: number
  /** number of confirmation emails in an hour above which each requires proof of work, or a wait */
  proofAbove: number
}

const dkimNames = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE'] as const

/** Returns the PEM text of a private key that can sign; undefined for any other file. */
export type ReadSigningKey = (file: string) => string | undefined

/** Builds the schemas of the mail variables; which of them are required depends on the others. */
export function mailFields(env: Env, readSigningKey: ReadSigningKey) {
  const isSigning = dkimNames.some((name) => env[name] !== undefined)
  const dkim = (parse: (value: string) => string | undefined, problem: string) => {
    const schema = field(parse, problem, dkimMissing)
    return isSigning ? schema : schema.optional()
  }
  const from = field(parseMailbox, notMailbox, fromMissing)
  return {
    SMTP_URL: field(parseServer, notServer).optional(),
    MAIL_FROM: env.SMTP_URL === undefined ? from.optional() : from,
    MAIL_DOMAIN: field(toAsciiDomain, notDomain).optional(),
    DKIM_DOMAIN: dkim(toAsciiDomain, 'is not a domain. Set it like example.org.'),
    DKIM_SELECTOR: dkim(parseSelector, 'is not a selector. Set it like letters2026.'),
    DKIM_KEY_FILE: dkim(readSigningKey, notKey),
    MAIL_PER_SECOND: wholeNumber({ min: 1, max: 1000, otherwise: 5 }),
    MAIL_PER_RECIPIENT_HOUR: wholeNumber({ min: 1, max: 3600, otherwise: 12 }),
    MAIL_PER_CAMPAIGN_DAY: wholeNumber({ min: 1, max: 1_000_000, otherwise: 2000 }),
    MAIL_CONFIRMATIONS_PER_HOUR: wholeNumber({ min: 1, max: 1_000_000, otherwise: 500 }),
    MAIL_PER_NETWORK_HOUR: wholeNumber({ min: 1, max: 1_000_000, otherwise: 60 }),
    MAIL_PROOF_ABOVE: wholeNumber({ min: 0, max: 1_000_000, otherwise: 100 }),
  }
}

/** Arranges the mail variables as the program uses them. */
export function mailSettings(env: z.output<z.ZodObject<ReturnType<typeof mailFields>>>): MailSettings {
  const { SMTP_URL: server, MAIL_FROM: from, MAIL_DOMAIN: domain } = env
  const { DKIM_DOMAIN, DKIM_SELECTOR: selector, DKIM_KEY_FILE: privateKey } = env
  return {
    server: server ?? null,
    from: from ?? null,
    domain: domain ?? from?.address.split('@')[1] ?? null,
    dkim: DKIM_DOMAIN && selector && privateKey ? { domain: DKIM_DOMAIN, selector, privateKey } : null,
    perSecond: env.MAIL_PER_SECOND,
    perRecipientHour: env.MAIL_PER_RECIPIENT_HOUR,
    perCampaignDay: env.MAIL_PER_CAMPAIGN_DAY,
    confirmationsPerHour: env.MAIL_CONFIRMATIONS_PER_HOUR,
    perNetworkHour: env.MAIL_PER_NETWORK_HOUR,
    proofAbove: env.MAIL_PROOF_ABOVE,
  }
}

const notServer =
  'is not a mail server. Set it like smtps://user:password@mail.example.org:465 or smtp://…:587 (STARTTLS), with special characters of a password as %40 and so on, or remove it.'
const notMailbox = 'is not one address. Set it like letters@example.org or Letters <letters@example.org>.'
const fromMissing = 'is missing. With SMTP_URL set, say who emails come from, like letters@example.org.'
const notDomain = 'is not a domain. Set it like mail.example.org, or remove it for the domain of MAIL_FROM.'
const dkimMissing = `is missing. To sign emails set ${dkimNames.join(', ')}; to not sign, none of them.`
const notKey =
  'does not name a readable file with an RSA private key (PEM, at least 1024 bits). Make one with: openssl genrsa -out dkim.pem 2048'

function parseServer(value: string): MailServer | undefined {
  if (!/^smtps?:\/\/\S+$/.test(value) || !URL.canParse(value)) return undefined
  const url = new URL(value)
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (host === '' || /[?#]/.test(value) || !['', '/'].includes(url.pathname)) return undefined
  const user = decode(url.username)
  const pass = decode(url.password)
  if (user === undefined || pass === undefined || (user === '') !== (pass === '')) return undefined
  const isTlsAtOnce = url.protocol === 'smtps:'
  return {
    host,
    port: url.port === '' ? (isTlsAtOnce ? 465 : 587) : Number(url.port),
    tls: isTlsAtOnce ? 'at-once' : isLoopback(host) ? 'none' : 'starttls',
    login: user === '' ? null : { user, pass },
  }
}

function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (host.startsWith('127.') && z.ipv4().safeParse(host).success)

function parseMailbox(value: string): Mailbox | undefined {
  const match = /^(?:(?<name>[^<>@]*)<(?<inside>[^<>]+)>|(?<bare>[^<>]+))$/.exec(value)?.groups
  const parsed = parseEmail(match?.inside ?? match?.bare ?? '')
  const name = (match?.name ?? '').trim().replace(/^"(.*)"$/, '$1')
  return parsed.ok ? { name, address: parsed.value } : undefined
}

const parseSelector = (value: string): string | undefined =>
  /^[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/i.test(value) ? value : undefined
