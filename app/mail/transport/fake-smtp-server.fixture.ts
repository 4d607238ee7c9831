import { once } from 'node:events'
import type { Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** Foreign mail server for tests: it accepts, refuses, delays, hangs up and disappears as it is told. */
export interface FakeSmtpServer {
  port: number
  /** every message that was received whole, whether accepted or dropped afterwards */
  messages: { from: string; to: string[]; source: string; messageId: string }[]
  /** Changes its behaviour from now on. */
  behave(behaviour: FakeSmtpBehaviour): void
  /** connections made so far */
  connections(): number
  stop(): Promise<void>
}

export interface FakeSmtpBehaviour {
  /** the answer to MAIL FROM */
  mail?: [number, string] | undefined
  /** the answer to RCPT TO: a code, and words after it */
  rcpt?: [number, string] | undefined
  /** the answer after the message */
  data?: [number, string] | undefined
  /** milliseconds before the answer after the message */
  slow?: number | undefined
  /** hangs up instead of answering */
  hangUp?: 'after-data' | 'at-rcpt' | undefined
}

const rejection = ([responseCode, words]: [number, string]) =>
  Object.assign(new Error(words), { responseCode })

export async function startFakeSmtpServer(
  port = 0,
  options: SMTPServerOptions = {},
): Promise<FakeSmtpServer> {
  const messages: FakeSmtpServer['messages'] = []
  let behaviour: FakeSmtpBehaviour = {}
  let connections = 0
  const sockets = new Map<string, Socket>()
  const open = new Set<Socket>()
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 50,
    // Its own certificate is for tests, and it would say so on the terminal.
    logger: false,
    onConnect({ remotePort, id }, answer) {
      connections++
      const socket = [...open].find((one) => one.remotePort === remotePort)
      if (socket) sockets.set(id, socket)
      answer()
    },
    onMailFrom(_from, _session, answer) {
      answer(behaviour.mail ? rejection(behaviour.mail) : null)
    },
    onRcptTo(_to, { id }, answer) {
      if (behaviour.hangUp === 'at-rcpt') sockets.get(id)?.destroy()
      else answer(behaviour.rcpt ? rejection(behaviour.rcpt) : null)
    },
    onData(stream, { id, envelope }, answer) {
      const { data, slow = 0, hangUp } = behaviour
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (data) return answer(rejection(data))
        const source = Buffer.concat(chunks).toString('latin1')
        messages.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          source,
          messageId: /^Message-ID: (.*)\r$/im.exec(source)?.[1] ?? '',
        })
        if (hangUp === 'after-data') sockets.get(id)?.destroy()
        else if (slow > 0) setTimeout(answer, slow)
        else answer()
      })
    },
    ...options,
  })
  smtp.on('error', () => {})
  smtp.server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  const listener = smtp.listen(port, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    messages,
    behave: (next) => void (behaviour = next),
    connections: () => connections,
    stop: () =>
      new Promise((resolve) => {
        smtp.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}
