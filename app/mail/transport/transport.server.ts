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

/** A mail server and what goes out through it. */
export interface SmtpAccount extends SenderIdentity {
  server: MailServer
  dkim: MailSettings['dkim']
  /** undefined: as fast as it takes them */
  perSecond: number | undefined
}

export interface TransportOptions {
  connections?: number
  /** milliseconds to connect and be greeted, and of silence afterwards */
  timeouts?: { connect: number; silence: number }
}

export interface Transport {
  /** Connects and logs in. Rejects with the library's error, as `send` does: judgeFailure reads it. */
  verify(): Promise<void>
  /** A rejection after the whole letter was handed over says `unanswered`, unless it has an answer of the server. */
  send(message: SendableMessage, now: Date): Promise<void>
  /** `force` ends what is under way too, which then rejects. */
  close(force?: boolean): void
}

export const defaultConnections = 5
/** Mails in hand for each connection to a fast server: some wait for it, so that it never waits for us. These cannot be called back any more. */
export const messagesPerConnection = 6

/** What goes out through SMTP_URL; undefined if that is not set. */
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

// Of silence: RFC 5321, 4.5.3.2.6 asks for ten minutes after the last line of a letter, since who hangs up earlier sends twice.
const defaultTimeouts = { connect: 30_000, silence: 600_000 }

/** Keeps its connections open between mails. Nothing is connected before the first. */
export function openTransport(post: SmtpAccount, options: TransportOptions = {}): Transport {
  const { host, port, tls, login } = post.server
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
    // What we say at HELO: without it the machine's own name would stand in every letter.
    name: post.domain,
    // The library looks at the rate when a connection is done: more of them would begin with a burst.
    maxConnections: Math.min(connections, post.perSecond ?? connections),
    maxMessages: 10_000,
    maxRequeues: 1,
    ...(post.perSecond === undefined ? {} : { rateDelta: 1000, rateLimit: post.perSecond }),
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    dnsTimeout: timeouts.connect,
    socketTimeout: timeouts.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(post.dkim && {
      dkim: {
        domainName: post.dkim.domain,
        keySelector: post.dkim.selector,
        privateKey: post.dkim.privateKey,
      },
    }),
  })
  // Each mail's own promise says what happened; without a listener an error would end the process.
  transporter.on('error', () => {})
  const handedOver = new Set<string>()
  transporter.use('stream', ({ message }, done) => {
    const open = message.createReadStream.bind(message)
    // Signed and all: what reads it is the connection, so at its end everything has been said.
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
        await transporter.sendMail(composeMessage(message, post, now))
      } catch (error) {
        const unanswered = handedOver.has(formatMessageId(message.id, post.domain))
        throw unanswered && error instanceof Error ? Object.assign(error, { unanswered }) : error
      } finally {
        handedOver.delete(formatMessageId(message.id, post.domain))
      }
    },
    close(force = false) {
      transporter.close({ force })
    },
  }
}
