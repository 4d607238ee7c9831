import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import type { Config } from '#app/config/config.ts'
import type { LocaleFile } from '#app/locale/locales.server.ts'
import type { Log } from '#app/log/log.ts'
import { createAddressResolver, type RecipientDeps } from './recipient-address.server.ts'
import {
  openDemoMailbox,
  startDemoMailServer,
  type DemoMailbox,
} from '#app/mail/demo-mailbox/demo-mailbox.server.ts'
import { createReschedulePolicy } from '#app/mail/schedule/reschedule.server.ts'
import type { Mailbox } from '#app/config/mail-settings.ts'
import {
  defaultConnections,
  rtlLanguagesOf,
  openTransport,
  messagesPerConnection,
  smtpAccountOf,
  type SmtpAccount,
  type Transport,
} from '#app/mail/transport/transport.server.ts'
import { startOutboxWorker } from './worker/outbox-worker.server.ts'

/** Letters the server sends. */
export interface MailService {
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

export interface MailServiceDeps extends RecipientDeps {
  config: Config
  locales: ReadonlyMap<string, LocaleFile>
  db: Kysely<Database>
  log: Log
  secret: string
  now(): Date
  /** evidence against an address was recorded */
  onBounced(): void
}

/** RFC 2606: nobody has this name. */
export const demoDomain = 'demarche.example'

/** Starts sending; null where there are real addresses and no mail server. Opens nothing before the first mail. */
export function startMailService(parts: MailServiceDeps): MailService | null {
  const { config, locales, now } = parts
  const post = smtpAccountOf(config, locales)
  if (post)
    return createMailService(parts, { ...post, demo: false }, async () => ({
      transport: openTransport(post),
    }))
  if (!config.demo) return null
  const letterhead = {
    perSecond: undefined,
    from: config.mail.from ?? { name: 'Démarche', address: `letters@${demoDomain}` },
    domain: config.mail.domain ?? demoDomain,
    demo: true,
  }
  return createMailService(parts, letterhead, async () => {
    const { server, stop } = await startDemoMailServer(config.folders.data, letterhead.domain, now)
    const { baseUrl } = config.host
    const rtl = rtlLanguagesOf(locales)
    const { dkim } = config.mail
    const transport = openTransport({ ...letterhead, server, baseUrl, rtl, dkim })
    return { transport, stop }
  })
}

interface OpenedTransport {
  transport: Transport
  stop?: () => Promise<void>
}

function createMailService(
  parts: MailServiceDeps,
  {
    from,
    domain,
    demo,
    perSecond,
  }: Pick<MailService, 'from' | 'domain' | 'demo'> & Pick<SmtpAccount, 'perSecond'>,
  open: () => Promise<OpenedTransport>,
): MailService {
  const { config, db, log, secret, now, onBounced } = parts
  const { perRecipientHour, perCampaignDay, confirmationsPerHour, proofAbove } = config.mail
  const connections = Math.min(defaultConnections, perSecond ?? defaultConnections)
  const immediate = demo
  let opened: Promise<OpenedTransport> | undefined
  const worker = startOutboxWorker({
    db,
    log,
    secret,
    now,
    onBounced,
    random: Math.random,
    resolveAddress: createAddressResolver(parts, demo),
    reschedulePolicy: immediate
      ? undefined
      : createReschedulePolicy(parts, { perRecipientHour, perCampaignDay, immediate }),
    concurrency: { few: connections, many: messagesPerConnection * connections },
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
