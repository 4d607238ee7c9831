import express, {
  type ErrorRequestHandler,
  type Request as ExpressRequest,
  type Response as ExpressResponse,
} from 'express'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Config } from '../config/config.server.ts'
import { accident, type Log } from '../log/log.server.ts'
import { createActs } from './post-handler.server.ts'
import { sendAnswer, type Answer } from './response/send-response.server.ts'
import type { Assets } from './cache/assets.server.ts'
import { securityHeaders as makeSecurityHeaders } from './response/security-headers.ts'
import { listen, type Listening } from './connection/listen.server.ts'
import { packAnswer } from './response/compress-response.server.ts'
import type { FindDated } from './cache/revisioned-page.ts'
import { createPageCache } from './cache/page-cache.ts'
import { isLocalPage } from './limits/local-request.ts'
import { pageKey } from './cache/page-key.ts'
import { createPages, type Asked } from './page-renderer.server.ts'
import { createRate } from './limits/rate-limits.server.ts'
import type { RefusalWords } from './refusal-page.ts'
import { createRefusals } from './refusals.server.ts'
import type { Handle } from './remix-request.server.ts'
import { isClosed, isWellFormed, pathOf } from './limits/request-target.ts'
import { sendStored, type StoredReply } from './cache/cached-response.server.ts'
import { createLimitedServer } from './connection/limited-server.server.ts'

export type HostOptions<Deps> = {
  config: Pick<Config, 'host' | 'mail'>
  /** Remix, or a stand-in for it in tests. */
  handle: Handle<Deps>
  deps: Deps
  words: (acceptLanguage: string | undefined) => RefusalWords
  /** Grows with every participation recorded by this process. */
  revision: () => number
  log: Log
  assets: Assets
  /** The query names of public pages; a request with any other goes past the page cache. */
  cacheableQuery: readonly string[]
  /** Pages that are kept only as long as what they show has not changed anywhere; see revisioned-page.ts. */
  dated?: FindDated
  /** Milliseconds that only go forward, like performance.now(). */
  clock: () => number
}

export type Host = {
  server: Server
  listen(): Promise<{ url: string; port: number }>
  /** Takes nothing new, lets what is under way finish within 10 s. */
  stop(): Promise<void>
  /** Forgets all rendered pages, for when campaign files were read again. */
  forgetPages(): void
}

const EMPTY_404: Answer = { status: 404, headers: {}, body: Buffer.alloc(0) }
const HEALTHY: Answer = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from('{"ok":true}'),
}

/** The HTTP side of the program: kept pages and files at the very front, then limits and checks, then Remix. */
export function createHost<Deps>(options: HostOptions<Deps>): Host {
  const { config, handle, deps, words, revision, log, assets, clock, dated } = options
  const { baseUrl, trustProxy, ratePerMinute } = config.host
  const allowed = new Set(options.cacheableQuery)
  const securityHeaders = makeSecurityHeaders(baseUrl)
  const takeMail = () => Promise.resolve(false)
  const context = { deps, limited: false, takeMail, isLocal: false, enhanceUrl: assets.enhanceUrl }
  const mailsPerHour = config.mail.perNetworkHour
  const rate = createRate({ perMinute: ratePerMinute, mailsPerHour, clock })
  const cache = createPageCache<Answer>({ clock, revision })
  const pages = createPages({ baseUrl, handle, context, cache, securityHeaders })
  const refusals = createRefusals({ words, stylesheetUrl: assets.stylesheetUrl, securityHeaders, log })
  const act = createActs({ baseUrl, handle, context, rate, refusals, securityHeaders })

  // Before Express, which would cost a kept page most of its speed.
  function serveKept(req: IncomingMessage, res: ServerResponse): boolean {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false
    const { url: target = '/' } = req
    const key = pageKey(target, allowed)
    const reply =
      (key === null ? undefined : findKept({ key, target: key, isDated: false })) ??
      assets.find(pathOf(target))
    if (reply === undefined) return false
    sendStored(req, res, reply)
    return true
  }

  function findKept(asked: Asked): StoredReply | undefined {
    const page = cache.find(asked.key)
    if (page?.renewing && !cache.isLoading(asked.key))
      pages.renew(asked).catch((thrown: unknown) => log.error('renewal-failed', accident(thrown)))
    return page?.reply
  }

  async function findAsked(url: string): Promise<Asked | null> {
    const path = pathOf(url)
    if (isLocalPage(path)) return null
    const found = dated?.(path)
    const target = pageKey(url, found ? new Set(found.query) : allowed)
    // A blank cannot stand in an address, so no page of another kind is found under this key.
    if (target === null || !found) return target === null ? null : { key: target, target, isDated: false }
    return { key: `${await found.state()} ${target}`, target, isDated: true }
  }

  async function show(req: ExpressRequest, res: ExpressResponse, signal: AbortSignal): Promise<void> {
    const path = pathOf(req.url)
    if (path === '/healthcheck') return sendAnswer(req, res, HEALTHY, securityHeaders)
    const asked = await findAsked(req.url)
    const kept = asked === null ? undefined : findKept(asked)
    if (kept) return sendStored(req, res, kept)
    // Who waits for a rendering that is under way costs nothing.
    const verdict = asked !== null && cache.isLoading(asked.key) ? null : await rate.render(req.ip)
    if (verdict?.kind === 'refused') return refusals.refuse(req, res, 429, verdict)
    const shown = await pages.show(req, asked, signal)
    if (shown.shared) sendStored(req, res, shown.reply)
    else sendAnswer(req, res, await packAnswer(req, shown.own), securityHeaders)
  }

  const warnAboutProxy = once(() => log.warn('forwarded-for-ignored-set-trust-proxy'))

  const app = express()
  app.disable('x-powered-by').disable('etag').set('query parser', false).set('trust proxy', trustProxy)
  app.use((req, res) => {
    if (trustProxy === 0 && req.headers['x-forwarded-for'] !== undefined) warnAboutProxy()
    const leaving = new AbortController()
    res.once('close', () => res.writableFinished || leaving.abort())
    const asks = req.method === 'GET' || req.method === 'HEAD'
    const served = asks ? show(req, res, leaving.signal) : act(req, res, req.ip, leaving.signal)
    served.catch((thrown: unknown) => refusals.fail(req, res, thrown))
  })
  const failed: ErrorRequestHandler = (thrown, req, res, _next) => refusals.fail(req, res, thrown)
  app.use(failed)

  // No promise on the way of a kept page: tens of thousands a second come along here.
  const server = createLimitedServer((req, res) => {
    try {
      if (serveKept(req, res)) return
      if (isRoutable(req))
        return isClosed(req.url ?? '/') ? sendAnswer(req, res, EMPTY_404, securityHeaders) : app(req, res)
    } catch (thrown) {
      return refusals.fail(req, res, thrown)
    }
    refusals.refuse(req, res, 400).catch((thrown: unknown) => refusals.fail(req, res, thrown))
  })
  let listening: Listening | undefined
  return {
    server,
    async listen() {
      listening = await listen(server, config.host.address, config.host.port)
      return { url: listening.url, port: listening.port }
    },
    async stop() {
      await listening?.stop()
      await cache.settled()
    },
    forgetPages: () => cache.clear(),
  }
}

// A web Request cannot carry TRACE.
function isRoutable({ method, url = '' }: IncomingMessage): boolean {
  return method !== 'TRACE' && isWellFormed(url)
}

function once(deed: () => void): () => void {
  let done = false
  return () => {
    if (!done) deed()
    done = true
  }
}
