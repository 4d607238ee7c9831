import type { Server } from 'node:http'
import { createServer as createNetServer, type Server as NetServer, type Socket } from 'node:net'
import type { Timers } from '#app/time/timers.ts'
import { maxConnections } from './limited-server.server.ts'

export interface Listening {
  url: string
  port: number
  stop: () => Promise<void>
}

const graceMs = 10_000

/**
 * Opens a server on `address` and `port` (0 = any free one). `localhost` opens both loopback addresses, since
 * browsers try ::1 first and older tools 127.0.0.1 only; a machine without IPv6 does without it. `stop` takes
 * no new connection, lets what is under way finish within 10 s, and closes the rest. Throws an Error that
 * tells the operator what to do when the port cannot be had.
 */
export async function listen(
  server: Server,
  address: string,
  port: number,
  timers: Timers,
): Promise<Listening> {
  const both = address === 'localhost'
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await open(server, both ? '127.0.0.1' : address, port)
  const bound = server.address()
  const actual = typeof bound === 'object' && bound !== null ? bound.port : port
  const second = both ? await openSecond(server, actual, port === 0) : null
  const wildcard = both || address === '0.0.0.0' || address === '::'
  const name = wildcard ? 'localhost' : address.includes(':') ? `[${address}]` : address
  let stopped: Promise<void> | undefined
  return {
    url: `http://${name}:${actual}`,
    port: actual,
    stop: () => (stopped ??= close(server, second, sockets, timers)),
  }
}

async function openSecond(server: Server, port: number, optional: boolean): Promise<NetServer | null> {
  // One HTTP server for both addresses: it takes over the sockets that a plain server accepts.
  const second = createNetServer((socket) => server.emit('connection', socket))
  second.maxConnections = maxConnections
  try {
    await open(second, '::1', port)
    return second
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
    if (optional || code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return null
    server.close()
    throw error
  }
}

function open(server: NetServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(new Error(advice(error, port), { cause: error }))
    server.once('error', fail)
    server.listen({ host, port }, () => {
      server.off('error', fail)
      resolve()
    })
  })
}

function advice({ code }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Stop that program, or set PORT to another number.`
  if (code === 'EACCES')
    return `Port ${port} may not be opened by this user. Set PORT to a number above 1023, behind a reverse proxy.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return 'HOST is not an address of this machine. Set HOST to localhost, or to 0.0.0.0 in a container.'
  return `The server cannot listen on port ${port} (${code ?? 'unknown error'}). Set PORT and HOST to others.`
}

async function close(
  server: Server,
  second: NetServer | null,
  sockets: Set<Socket>,
  { after, every }: Timers,
): Promise<void> {
  const sweep = () => {
    server.closeIdleConnections()
    // Browsers open connections in advance; Node does not count one without a request as idle.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy()
  }

  const closed = Promise.all([server, second].map((one) => one && new Promise((done) => one.close(done))))
  // close() would wait for a connection that becomes idle later until its keep-alive time is over.
  const stopSweeping = every(50, sweep)
  const cancel = after(graceMs, () => server.closeAllConnections())
  sweep()
  await closed
  stopSweeping()
  cancel()
}
