import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Headers } from './security-headers.ts'

export type Answer = Readonly<{ status: number; headers: Headers; body: Buffer }>

/** Statuses that have no body and no Content-Length. RFC 9110, 8.6. */
function isBare(status: number): boolean {
  return status === 204 || status === 304
}

/**
 * Writes a complete answer that nobody keeps. What the answer says itself goes before `defaults` (the security
 * headers); without a word on caching it is `no-store`, and after a non-GET it is always so.
 */
export function sendAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  answer: Answer,
  defaults: Headers,
): void {
  writeHead(req, res, answer, defaults)
  if (req.method === 'HEAD' || isBare(answer.status)) res.end()
  else res.end(answer.body)
}

/** The head alone, for an answer whose end has to wait. */
export function writeHead(
  req: IncomingMessage,
  res: ServerResponse,
  answer: Answer,
  defaults: Headers,
): void {
  const { status, headers, body } = answer
  const asks = req.method === 'GET' || req.method === 'HEAD'
  res.writeHead(status, {
    ...defaults,
    'cache-control': 'no-store',
    ...headers,
    ...(asks ? {} : { 'cache-control': 'no-store' }),
    ...(isBare(status) ? {} : { 'content-length': String(body.length) }),
  })
}
