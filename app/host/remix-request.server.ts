import type { IncomingHttpHeaders } from 'node:http'
import { revisionedHeader } from './cache/cache-control.ts'
import type { BufferedResponse } from './response/response.ts'

/**
 * Request headers that pages see. All others are dropped: Host and X-Forwarded-* because they can be forged,
 * IP addresses written by proxies because a page cannot store what it never sees.
 */
const passedHeaders = [
  'accept',
  'accept-language',
  'authorization',
  'content-type',
  'cookie',
  'if-none-match',
  'origin',
  'purpose',
  'referer',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-user',
  'sec-purpose',
]

/** Only for POST: its response is never cached, so it may depend on the device. */
const passedHeadersOfForms = [...passedHeaders, 'user-agent']

interface Incoming {
  method: string
  /** Path and query, well formed. */
  target: string
  headers: IncomingHttpHeaders
  body?: Buffer
  signal?: AbortSignal
}

/**
 * Converts an HTTP request to a web Request whose URL is built from `baseUrl`, never from the Host header.
 * HEAD becomes GET, so that the length of its response is known. Throws a TypeError for methods that fetch
 * forbids (TRACE, CONNECT).
 */
export function toRequest(incoming: Incoming, baseUrl: string): Request {
  const { method, target, body, signal } = incoming
  const headers = new Headers({ host: new URL(baseUrl).host })
  const asks = method === 'GET' || method === 'HEAD'
  for (const name of asks ? passedHeaders : passedHeadersOfForms) {
    const value = incoming.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  // Remix compares Origin with Host on its own; our check has already decided (127.0.0.1 is localhost).
  if (!asks) headers.set('origin', baseUrl)
  // A form without fields may have no content type, which would make request.formData() throw.
  if (!asks && !headers.has('content-type')) headers.set('content-type', 'application/x-www-form-urlencoded')
  return new Request(baseUrl + target, {
    method: asks ? 'GET' : method,
    headers,
    ...(asks || body === undefined ? {} : { body: new Uint8Array(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
}

// Hop-by-hop headers (RFC 9110, 7.6.1), and those that we set ourselves.
const droppedHeaders = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
  revisionedHeader,
])

/** Converts a web Response: reads its body to the end and keeps cookies separate. */
export async function toBufferedResponse(response: Response): Promise<BufferedResponse> {
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of response.headers) if (!droppedHeaders.has(name)) headers[name] = value
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) }
}
