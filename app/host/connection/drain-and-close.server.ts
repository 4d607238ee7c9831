import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Timers } from '#app/time/timers.ts'
import type { BufferedResponse } from '#app/host/response/response.ts'
import type { Headers } from '#app/host/response/security-headers.ts'
import { writeHead } from '#app/host/response/send-response.server.ts'

const maxDrainBytes = 2 * 1024 * 1024
const maxDrainMs = 5000
const lingerMs = 1000

/**
 * Answers a request whose body was not read, and closes the connection. Closing while the browser is still
 * sending makes its system discard our page (RST), and the visitor sees "connection reset": so up to 2 MB are
 * read and dropped first, for at most 5 s. If even more arrives, the page is written and given a second to
 * arrive before the connection ends.
 */
export async function drainAndClose(
  req: IncomingMessage,
  res: ServerResponse,
  response: BufferedResponse,
  defaults: Headers,
  timers: Timers,
): Promise<void> {
  await drain(req, timers)
  if (res.destroyed) return
  const closing = { ...response, headers: { ...response.headers, connection: 'close' } }
  writeHead(req, res, closing, defaults)
  if (req.method !== 'HEAD') res.write(response.body)
  // Node destroys the socket as soon as the response ends, hence the wait before its end.
  if (!req.readableEnded) await untilClosed(res, timers)
  res.end()
}

function drain(req: IncomingMessage, { after }: Timers): Promise<void> {
  if (req.readableEnded || req.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    let size = 0
    const done = () => {
      cancel()
      req.off('data', drop).off('end', done).off('close', done).off('error', done)
      req.pause()
      resolve()
    }
    const drop = (chunk: Buffer) => {
      size += chunk.length
      if (size > maxDrainBytes) done()
    }
    const cancel = after(maxDrainMs, done)
    req.on('data', drop).on('end', done).on('close', done).on('error', done)
    req.resume()
  })
}

function untilClosed(res: ServerResponse, { after }: Timers): Promise<void> {
  return new Promise((resolve) => {
    const cancel = after(lingerMs, resolve)
    res.once('close', () => {
      cancel()
      resolve()
    })
  })
}
