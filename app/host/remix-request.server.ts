import type { IncomingHttpHeaders } from 'node:http'
import { revisionedHeader } from './cache/cache-control.ts'
import type { BufferedResponse } from './response/response.ts'

/**
 * Headers that pages get to see. All others stay outside: Host and X-Forwarded-* because they can be forged, the
 * addresses that proxies write because what a page never sees it cannot store.
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

/** What is sent by a form is answered for one visitor and never kept, so that answer may suit the device. */
const passedHeadersOfForms = [...passedHeaders, 'user-agent']

export type Incoming = {
  method: string
  /** Path and query, well formed. */
  target: string
  headers: IncomingHttpHeaders
  body?: Buffer
  signal?: AbortSignal
}

/**
 * A web Request from an HTTP one, its address made of `baseUrl` and never of the Host header. HEAD becomes GET, so
 * that its answer can be measured. Throws a TypeError for methods that fetch forbids (TRACE, CONNECT).
 */
export function toRequest(incoming: Incoming, baseUrl: string): Request {
  const { method, target, body, signal } = incoming
  const headers = new Headers({ host: new URL(baseUrl).host })
  const asks = method === 'GET' || method === 'HEAD'
  for (const name of asks ? passedHeaders : passedHeadersOfForms) {
    const value = incoming.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  // Remix compares Origin with Host on its own; by now it is our check that has decided (127.0.0.1 is localhost).
  if (!asks) headers.set('origin', baseUrl)
  // A form without fields may come without a type, which would make request.formData() throw.
  if (!asks && !headers.has('content-type')) headers.set('content-type', 'application/x-www-form-urlencoded')
  return new Request(baseUrl + target, {
    method: asks ? 'GET' : method,
    headers,
    ...(asks || body === undefined ? {} : { body: new Uint8Array(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
}

// Hop by hop, or ours to say: RFC 9110, 7.6.1.
const droppedHeaders = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
  revisionedHeader,
])

/** A complete answer from a web Response: body read to its end, cookies one by one. */
export async function toBufferedResponse(response: Response): Promise<BufferedResponse> {
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of response.headers) if (!droppedHeaders.has(name)) headers[name] = value
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) }
}
