import { createTransport } from 'nodemailer'
import type { Config } from '#app/config/config.ts'
import { formatMessageId } from '#app/mail/bounce/verp.ts'
import { folders } from '#app/config/folders.server.ts'
import { loadLocales, type LocaleFile } from '#app/locale/locales.server.ts'
import type { MailServer, MailSettings } from '#app/config/mail-settings.ts'
import {
  composeMessage,
  type SenderIdentity,
  type SendableMessage,
} from '#app/mail/message/message.server.ts'

/** Mail server, and the sender of what is sent through it. */
export interface SmtpAccount extends SenderIdentity {
  server: MailServer
  dkim: MailSettings['dkim']
  /** messages a second; undefined: as fast as the server accepts them */
  perSecond: number | undefined
}

export interface TransportOptions {
  connections?: number
  /** milliseconds to connect and get a greeting, and of silence afterwards */
  timeouts?: { connect: number; silence: number }
}

export interface Transport {
  /** Connects and logs in. Rejects with the library's error, as `send` does: `classifyFailure` reads it. */
  verify(): Promise<void>
  /** An error after the whole message was handed over has `unanswered`, unless the server answered. */
  send(message: SendableMessage, now: Date): Promise<void>
  /** With `force` deliveries in progress are cut off, and reject. */
  close(force?: boolean): void
}

export const defaultConnections = 5
/** Messages in hand for each connection to a fast server: some wait for it, so that it never waits for us. They cannot be called back. */
export const messagesPerConnection = 6

/** Account of SMTP_URL; undefined if that is not set. */
export function smtpAccountOf(
  { mail, host }: Config,
  locales: ReadonlyMap<string, LocaleFile> = loadLocales(folders.locales),
): SmtpAccount | undefined {
  const { server, from, domain, dkim, perSecond } = mail
  if (server === null || from === null || domain === null) return undefined
  return { server, from, domain, dkim, perSecond, baseUrl: host.baseUrl, rtl: rtlLanguagesOf(locales) }
}

export const rtlLanguagesOf = (locales: ReadonlyMap<string, LocaleFile>): Set<string> =>
  new Set([...locales].filter(([, { dir }]) => dir === 'rtl').map(([lang]) => lang))

// Of silence: RFC 5321, 4.5.3.2.6 asks for ten minutes after the last line of a letter, since a client that hangs up earlier sends twice.
const defaultTimeouts = { connect: 30_000, silence: 600_000 }

/** Opens a pool that connects at the first message and keeps its connections open. */
export function openTransport(account: SmtpAccount, options: TransportOptions = {}): Transport {
  const { host, port, tls, login } = account.server
  const { connections = defaultConnections, timeouts = defaultTimeouts } = options
  const transporter = createTransport({
    pool: true,
    host,
    port,
    secure: tls === 'at-once',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2' },
    ...(login && { auth: login }),
    // Our name in EHLO: without it the machine's own name would be in every letter.
    name: account.domain,
    // The library checks the rate when a connection is done: more connections would begin with a burst.
    maxConnections: Math.min(connections, account.perSecond ?? connections),
    maxMessages: 10_000,
    maxRequeues: 1,
    ...(account.perSecond === undefined ? {} : { rateDelta: 1000, rateLimit: account.perSecond }),
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    dnsTimeout: timeouts.connect,
    socketTimeout: timeouts.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(account.dkim && {
      dkim: {
        domainName: account.dkim.domain,
        keySelector: account.dkim.selector,
        privateKey: account.dkim.privateKey,
      },
    }),
  })
  // Each message's own promise reports failures; without a listener an error would end the process.
  transporter.on('error', () => {})
  const handedOver = new Set<string>()
  transporter.use('stream', ({ message }, done) => {
    const open = message.createReadStream.bind(message)
    // The connection reads the signed message, so at the end of the stream the server has all of it.
    message.createReadStream = (settings) =>
      open(settings).once('end', () => handedOver.add(message.messageId()))
    done()
  })
  return {
    async verify() {
      await transporter.verify()
    },
    async send(message, now) {
      try {
        await transporter.sendMail(composeMessage(message, account, now))
      } catch (error) {
        const unanswered = handedOver.has(formatMessageId(message.id, account.domain))
        throw unanswered && error instanceof Error ? Object.assign(error, { unanswered }) : error
      } finally {
        handedOver.delete(formatMessageId(message.id, account.domain))
      }
    },
    close(force = false) {
      transporter.close({ force })
    },
  }
}
