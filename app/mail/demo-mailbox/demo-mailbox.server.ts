import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import { findIdInEnvelopeRecipient } from '#app/mail/bounce/verp.ts'
import type { MailServer } from '#app/config/mail-settings.ts'
import {
  findMailboxMessage,
  saveMessage,
  listMailboxEntries,
  mailboxFolder,
  type MailboxEntry,
  type MailboxMessage,
} from './mailbox-files.server.ts'

export { eraseFromMailbox, type MailboxEntry, type MailboxMessage } from './mailbox-files.server.ts'

/** Mailbox of a demonstration, with one file for each message under DATA_DIR/mailbox. */
export interface DemoMailbox {
  list(): Promise<MailboxEntry[]>
  read(id: string): Promise<MailboxMessage | undefined>
}

export function openDemoMailbox(dataFolder: string): DemoMailbox {
  const folder = mailboxFolder(dataFolder)
  return { list: () => listMailboxEntries(folder), read: (id) => findMailboxMessage(folder, id) }
}

interface RunningMailServer {
  server: MailServer
  stop(): Promise<void>
}

const maxMessageBytes = 1_000_000

/**
 * Starts a real SMTP server on the loopback address that keeps what it receives, so that a demonstration runs the same code as a site
 * that sends. A new password at each start keeps other users of the machine out.
 */
export async function startDemoMailServer(
  dataFolder: string,
  domain: string,
  now: () => Date,
): Promise<RunningMailServer> {
  const { SMTPServer } = await import('smtp-server')
  const login = { user: 'demo', pass: randomBytes(16).toString('base64url') }
  const folder = mailboxFolder(dataFolder)
  const smtp = new SMTPServer({
    name: domain,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    size: maxMessageBytes,
    rejectOversized: true,
    closeTimeout: 1000,
    socketTimeout: 3_600_000,
    onAuth({ username, password }, _session, answer) {
      const known = username === login.user && password === login.pass
      answer(known ? null : new Error('Unknown'), known ? { user: login.user } : undefined)
    },
    onData(stream, session, answer) {
      readMessageStream(stream)
        .then((message) => saveMessage(folder, mailIdOf(session, domain), now(), message))
        .then(
          () => answer(),
          () => answer(new Error('Not kept')),
        )
    },
  })
  // A broken connection is reported by its client.
  smtp.on('error', () => {})
  const listener = smtp.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  listener.unref()
  const address = listener.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    server: { host: '127.0.0.1', port, tls: 'none', login },
    stop: () => new Promise((resolve) => smtp.close(() => resolve())),
  }
}

async function readMessageStream(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function mailIdOf({ envelope }: SMTPServerSession, domain: string): string {
  const id = envelope.mailFrom && findIdInEnvelopeRecipient(envelope.mailFrom.address, domain)
  if (!id) throw new Error('not one of our messages')
  return id
}
