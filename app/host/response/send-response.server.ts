import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BufferedResponse } from './response.ts'
import type { Headers } from './security-headers.ts'

/** Statuses that have no body and no Content-Length. RFC 9110, 8.6. */
function isBare(status: number): boolean {
  return status === 204 || status === 304
}

/**
 * Writes a complete response that is not cached. Its own headers override `defaults` (the security headers);
 * without Cache-Control it is `no-store`, and for other methods than GET and HEAD always.
 */
export function sendResponse(
  req: IncomingMessage,
  res: ServerResponse,
  response: BufferedResponse,
  defaults: Headers,
): void {
  writeHead(req, res, response, defaults)
  if (req.method === 'HEAD' || isBare(response.status)) res.end()
  else res.end(response.body)
}

/** Writes status and headers only, for a response whose end has to wait. */
export function writeHead(
  req: IncomingMessage,
  res: ServerResponse,
  response: BufferedResponse,
  defaults: Headers,
): void {
  const { status, headers, body } = response
  const isRead = req.method === 'GET' || req.method === 'HEAD'
  res.writeHead(status, {
    ...defaults,
    'cache-control': 'no-store',
    ...headers,
    ...(isRead ? {} : { 'cache-control': 'no-store' }),
    ...(isBare(status) ? {} : { 'content-length': String(body.length) }),
  })
}
