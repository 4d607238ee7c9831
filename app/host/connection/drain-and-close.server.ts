import type { IncomingMessage, ServerResponse } from 'node:http'
import { writeHead, type Answer } from '../response/send-response.server.ts'
import type { Headers } from '../response/security-headers.ts'

const DRAIN_BYTES = 2 * 1024 * 1024
const DRAIN_MS = 5000
const LINGER_MS = 1000

/**
 * Answers a request whose body we did not read, and closes. Closing while the browser still sends makes its system
 * throw our page away (RST), and the visitor sees "connection reset": so up to 2 MB are read and dropped first, for
 * at most 5 s. If still more comes, the page is written, given a second to arrive, and then the connection ends.
 */
export async function sendAndLeave(
  req: IncomingMessage,
  res: ServerResponse,
  answer: Answer,
  defaults: Headers,
): Promise<void> {
  await discard(req, DRAIN_BYTES, DRAIN_MS)
  if (res.destroyed) return
  const closing = { ...answer, headers: { ...answer.headers, connection: 'close' } }
  writeHead(req, res, closing, defaults)
  if (req.method !== 'HEAD') res.write(answer.body)
  // Node destroys the socket as soon as the answer ends, hence the wait before its end.
  if (!req.readableEnded) await untilClosed(res, LINGER_MS)
  res.end()
}

function discard(req: IncomingMessage, most: number, milliseconds: number): Promise<void> {
  if (req.readableEnded || req.destroyed) return Promise.resolve()
  return new Promise((resolve) => {
    let size = 0
    const done = () => {
      clearTimeout(timer)
      req.off('data', drop).off('end', done).off('close', done).off('error', done)
      req.pause()
      resolve()
    }
    const drop = (chunk: Buffer) => {
      size += chunk.length
      if (size > most) done()
    }
    const timer = setTimeout(done, milliseconds)
    req.on('data', drop).on('end', done).on('close', done).on('error', done)
    req.resume()
  })
}

function untilClosed(res: ServerResponse, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    res.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
