import type { Kysely } from 'kysely'
import type { Database } from '#db/schema/database.ts'
import type { Config } from '#app/config/config.ts'
import type { LocaleFile } from '#app/locale/locales.server.ts'
import type { Log } from '#app/log/log.ts'
import type { Timers } from '#app/time/timers.ts'
import { createAddressResolver, type RecipientDeps } from './address/recipient-address.server.ts'
import { openDemoMailbox, startDemoMailServer } from './demo-mailbox/demo-mailbox.server.ts'
import { demoDomain, type MailService } from './mail-service.ts'
import { startOutboxWorker } from './outbox/worker/outbox-worker.server.ts'
import { createReschedulePolicy } from './schedule/reschedule.server.ts'
import {
  defaultConnections,
  rtlLanguagesOf,
  openTransport,
  messagesPerConnection,
  smtpAccountOf,
  type SmtpAccount,
  type Transport,
} from './transport/transport.server.ts'

interface MailServiceDeps extends RecipientDeps {
  config: Config
  locales: ReadonlyMap<string, LocaleFile>
  db: Kysely<Database>
  log: Log
  secret: string
  now(): Date
  timers: Timers
  /** called when evidence against an address was recorded */
  onBounced(): void
}

/** Starts sending; null where there are real addresses and no mail server. Opens nothing before the first message. */
export function startMailService(deps: MailServiceDeps): MailService | null {
  const { config, locales, now } = deps
  const account = smtpAccountOf(config, locales)
  if (account)
    return createMailService(deps, { ...account, demo: false }, async () => ({
      transport: openTransport(account),
    }))
  if (!config.demo) return null
  const identity = {
    perSecond: undefined,
    from: config.mail.from ?? { name: 'Démarche', address: `letters@${demoDomain}` },
    domain: config.mail.domain ?? demoDomain,
    demo: true,
  }
  return createMailService(deps, identity, async () => {
    const { server, stop } = await startDemoMailServer(config.folders.data, identity.domain, now)
    const { baseUrl } = config.host
    const rtl = rtlLanguagesOf(locales)
    const { dkim } = config.mail
    const transport = openTransport({ ...identity, server, baseUrl, rtl, dkim })
    return { transport, stop }
  })
}

interface OpenedTransport {
  transport: Transport
  stop?: () => Promise<void>
}

function createMailService(
  deps: MailServiceDeps,
  {
    from,
    domain,
    demo,
    perSecond,
  }: Pick<MailService, 'from' | 'domain' | 'demo'> & Pick<SmtpAccount, 'perSecond'>,
  open: () => Promise<OpenedTransport>,
): MailService {
  const { config, db, log, secret, now, timers, onBounced } = deps
  const { perRecipientHour, perCampaignDay, confirmationsPerHour, proofAbove } = config.mail
  const connections = Math.min(defaultConnections, perSecond ?? defaultConnections)
  const immediate = demo
  let opened: Promise<OpenedTransport> | undefined
  const worker = startOutboxWorker({
    db,
    log,
    secret,
    now,
    timers,
    onBounced,
    random: Math.random,
    resolveAddress: createAddressResolver(deps, demo),
    reschedulePolicy: immediate
      ? undefined
      : createReschedulePolicy(deps, { perRecipientHour, perCampaignDay, immediate }),
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
