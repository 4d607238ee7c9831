import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from './response/send-response.server.ts'
import { DATED } from './cache/cache-control.ts'

/** What every loader and action gets beside the request. */
export type LoadContext<Deps> = {
  deps: Deps
  /** True when this network acts too often: the page answers 429 and gives back what was typed. */
  limited: boolean
  /**
   * Takes one of the mails that this network may ask for in an hour; false when there is none left. To be called
   * whatever the address, or the answer would tell what that address has done. Always false for a page that is only shown.
   */
  takeMail(): Promise<boolean>
  /** True when the visitor sits at this very computer; never when a page is made for everybody. */
  isLocal: boolean
  /** The script of the custom elements, or null when it was not built. */
  enhanceUrl: string | null
}

export type Handle<Deps> = (request: Request, context: LoadContext<Deps>) => Promise<Response>

/**
 * Headers that pages get to see. All others stay outside: Host and X-Forwarded-* because they can be forged, the
 * addresses that proxies write because what a page never sees it cannot store.
 */
const SEEN = [
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
const SEEN_IN_FORMS = [...SEEN, 'user-agent']

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
  for (const name of asks ? SEEN : SEEN_IN_FORMS) {
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
const DROPPED = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
  DATED,
])

/** A complete answer from a web Response: body read to its end, cookies one by one. */
export async function toAnswer(response: Response): Promise<Answer> {
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of response.headers) if (!DROPPED.has(name)) headers[name] = value
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) }
}
