import type { Kysely } from 'kysely'
import type { Database } from '../../../db/schema/database.ts'
import type { Config } from '../../config/config.ts'
import type { LocaleFile } from '../locales.server.ts'
import type { Log } from '../../log/log.ts'
import { addressFinder, type Addressees } from './addressee.server.ts'
import { openDemoMailbox, startDemoServer, type DemoMailbox } from './demo-mailbox.server.ts'
import { lateRule } from './late.server.ts'
import type { Mailbox } from '../../config/mail-settings.ts'
import {
  defaultConnections,
  listRtl,
  openTransport,
  perConnection,
  postOf,
  type Post,
  type Transport,
} from './transport.server.ts'
import { startWorker } from './worker.server.ts'

/** Letters the server sends. */
export interface Mail {
  /** no SMTP_URL: mails stay in the mailbox below */
  demo: boolean
  /** From of every mail; a letter shows its supporter's name with this address */
  from: Mailbox
  /** right of the @ in envelope senders and Message-IDs */
  domain: string
  perRecipientHour: number
  perCampaignDay: number
  confirmationsPerHour: number
  /** mail-settings.ts */
  proofAbove: number
  /** letters go at once: nobody is at the other end */
  immediate: boolean
  /** Something was queued. Never waits, never throws. */
  wake(): void
  mailbox: DemoMailbox | null
  /** Finishes what is under way and gives the rest back. */
  close(): Promise<void>
}

export interface MailParts extends Addressees {
  config: Config
  locales: ReadonlyMap<string, LocaleFile>
  db: Kysely<Database>
  log: Log
  secret: string
  now(): Date
  /** evidence against an address was recorded */
  bounced(): void
}

/** RFC 2606: nobody has this name. */
export const demoDomain = 'demarche.example'

/** Starts sending; null where there are real addresses and no mail server. Opens nothing before the first mail. */
export function startMail(parts: MailParts): Mail | null {
  const { config, locales, now } = parts
  const post = postOf(config, locales)
  if (post)
    return sendThrough(parts, { ...post, demo: false }, async () => ({ transport: openTransport(post) }))
  if (!config.demo) return null
  const letterhead = {
    perSecond: undefined,
    from: config.mail.from ?? { name: 'Démarche', address: `letters@${demoDomain}` },
    domain: config.mail.domain ?? demoDomain,
    demo: true,
  }
  return sendThrough(parts, letterhead, async () => {
    const { server, stop } = await startDemoServer(config.folders.data, letterhead.domain, now)
    const { baseUrl } = config.host
    const rtl = listRtl(locales)
    const { dkim } = config.mail
    const transport = openTransport({ ...letterhead, server, baseUrl, rtl, dkim })
    return { transport, stop }
  })
}

interface Opened {
  transport: Transport
  stop?: () => Promise<void>
}

function sendThrough(
  parts: MailParts,
  { from, domain, demo, perSecond }: Pick<Mail, 'from' | 'domain' | 'demo'> & Pick<Post, 'perSecond'>,
  open: () => Promise<Opened>,
): Mail {
  const { config, db, log, secret, now, bounced } = parts
  const { perRecipientHour, perCampaignDay, confirmationsPerHour, proofAbove } = config.mail
  const connections = Math.min(defaultConnections, perSecond ?? defaultConnections)
  const immediate = demo
  let opened: Promise<Opened> | undefined
  const worker = startWorker({
    db,
    log,
    secret,
    now,
    bounced,
    random: Math.random,
    findAddress: addressFinder(parts, demo),
    late: immediate ? undefined : lateRule(parts, { perRecipientHour, perCampaignDay, immediate }),
    places: { few: connections, many: perConnection * connections },
    async open() {
      opened = open()
      return (await opened).transport
    },
  })
  return {
    demo,
    from,
    domain,
    perRecipientHour,
    perCampaignDay,
    confirmationsPerHour,
    proofAbove,
    immediate,
    wake: worker.wake,
    mailbox: demo ? openDemoMailbox(config.folders.data) : null,
    async close() {
      await worker.stop()
      await opened?.then(({ stop }) => stop?.()).catch(() => undefined)
    },
  }
}
