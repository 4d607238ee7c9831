import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Config } from '#app/config/config.ts'
import { errorFields, type Log } from '#app/log/log.ts'
import type { Timers } from '#app/time/timers.ts'
import type { Assets } from './cache/assets.server.ts'
import { sendCachedResponse } from './cache/cached-response.server.ts'
import { createPageCache } from './cache/page-cache.ts'
import { pageKey } from './cache/page-key.ts'
import type { FindRevisioned } from './cache/revisioned-page.ts'
import { createLimitedServer } from './connection/limited-server.server.ts'
import { listen, type Listening } from './connection/listen.server.ts'
import { findClientAddress } from './limits/client-address.server.ts'
import { isLocalPage } from './limits/local-request.ts'
import { createRateLimits } from './limits/rate-limits.server.ts'
import { isClosed, isRoutable, pathOf } from './limits/request-target.ts'
import type { HandleRequest } from './load-context.ts'
import { createPageRenderer, type PageRequest } from './page-renderer.server.ts'
import { createPostHandler } from './post-handler.server.ts'
import type { RefusalWords } from './refusal-page.ts'
import { createRefusals } from './refusals.server.ts'
import { compressResponse } from './response/compress-response.server.ts'
import type { BufferedResponse, CachedResponse } from './response/response.ts'
import { securityHeaders as buildSecurityHeaders } from './response/security-headers.ts'
import { sendResponse } from './response/send-response.server.ts'

interface HostOptions<App> {
  config: Pick<Config, 'host' | 'mail'>
  /** Remix, or a replacement for it in tests. */
  handle: HandleRequest<App>
  app: App
  words: (acceptLanguage: string | undefined) => RefusalWords
  /** Grows with every participation recorded by this process. */
  revision: () => number
  log: Log
  assets: Assets
  /** The query names of public pages; a request with any other bypasses the page cache. */
  cacheableQuery: readonly string[]
  /** Finds pages that are cached until their content changes in any process; see revisioned-page.ts. */
  findRevisioned?: FindRevisioned
  timers: Timers
}

interface Host {
  server: Server
  listen(): Promise<{ url: string; port: number }>
  /** Stops accepting requests and gives those in progress 10 s to finish. */
  stop(): Promise<void>
  /** Clears the page cache, for when campaign files were read again. */
  forgetPages(): void
}

const emptyNotFound: BufferedResponse = { status: 404, headers: {}, body: Buffer.alloc(0) }
const healthy: BufferedResponse = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from('{"ok":true}'),
}

/** Creates the HTTP side of the program: first cached pages and files, then limits and checks, then Remix. */
export function createHost<App>(options: HostOptions<App>): Host {
  const { config, handle, app, words, revision, log, assets, timers, findRevisioned } = options
  const { clock } = timers
  const { baseUrl, trustProxy, ratePerMinute } = config.host
  const allowed = new Set(options.cacheableQuery)
  const securityHeaders = buildSecurityHeaders(baseUrl)
  const takeMail = () => Promise.resolve(false)
  const context = { app, limited: false, takeMail, isLocal: false, enhanceUrl: assets.enhanceUrl }
  const emailsPerHour = config.mail.perNetworkHour
  const rates = createRateLimits({ perMinute: ratePerMinute, emailsPerHour, clock })
  const cache = createPageCache<CachedResponse, BufferedResponse>({ clock, revision })
  const renderer = createPageRenderer({ baseUrl, handle, context, cache, securityHeaders })
  const { stylesheetUrl } = assets
  const refusals = createRefusals({ words, stylesheetUrl, securityHeaders, log, timers })
  const handlePost = createPostHandler({ baseUrl, handle, context, rates, refusals, securityHeaders })

  function serveCached(req: IncomingMessage, res: ServerResponse): boolean {
    const { url: target = '/' } = req
    if (!isRead(req)) return false
    const key = pageKey(target, allowed)
    const response =
      (key === null ? undefined : findCached({ key, target: key, isRevisioned: false })) ??
      assets.find(pathOf(target))
    if (response === undefined) return false
    sendCachedResponse(req, res, response)
    return true
  }

  function findCached(page: PageRequest): CachedResponse | undefined {
    const found = cache.find(page.key)
    if (found?.renewing && !cache.isLoading(page.key))
      renderer.renew(page).catch((thrown: unknown) => log.error('renewal-failed', errorFields(thrown)))
    return found?.response
  }

  async function findPageRequest(url: string): Promise<PageRequest | null> {
    const path = pathOf(url)
    if (isLocalPage(path)) return null
    const revisioned = findRevisioned?.(path)
    const target = pageKey(url, revisioned ? new Set(revisioned.query) : allowed)
    if (target === null) return null
    if (!revisioned) return { key: target, target, isRevisioned: false }
    // A request target cannot contain a space, so this key never collides with that of another kind of page.
    return { key: `${await revisioned.revision()} ${target}`, target, isRevisioned: true }
  }

  async function handleGet(req: IncomingMessage, res: ServerResponse, signal: AbortSignal): Promise<void> {
    const { url = '/' } = req
    if (pathOf(url) === '/healthcheck') return sendResponse(req, res, healthy, securityHeaders)
    const page = await findPageRequest(url)
    const cached = page === null ? undefined : findCached(page)
    if (cached) return sendCachedResponse(req, res, cached)
    // Waiting for a rendering in progress costs nothing.
    const isFree = page !== null && cache.isLoading(page.key)
    const verdict = isFree ? null : await rates.render(findClientAddress(req, trustProxy))
    if (verdict?.kind === 'refused') return refusals.refuse(req, res, 429, verdict)
    const rendered = await renderer.render(req, page, signal)
    if (rendered.shared) sendCachedResponse(req, res, rendered.response)
    else sendResponse(req, res, await compressResponse(req, rendered.own), securityHeaders)
  }

  const warnAboutProxy = once(() => log.warn('forwarded-for-ignored-set-trust-proxy'))

  async function handleUncached(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (!isRoutable(req)) return refusals.refuse(req, res, 400)
    if (isClosed(req.url ?? '/')) return sendResponse(req, res, emptyNotFound, securityHeaders)
    if (trustProxy === 0 && req.headers['x-forwarded-for'] !== undefined) warnAboutProxy()
    const leaving = new AbortController()
    res.once('close', () => res.writableFinished || leaving.abort())
    if (isRead(req)) await handleGet(req, res, leaving.signal)
    else await handlePost(req, res, findClientAddress(req, trustProxy), leaving.signal)
  }

  // No promise is created for a cached page: tens of thousands a second pass here.
  const server = createLimitedServer((req, res) => {
    try {
      if (serveCached(req, res)) return
    } catch (thrown) {
      return refusals.fail(req, res, thrown)
    }
    handleUncached(req, res).catch((thrown: unknown) => refusals.fail(req, res, thrown))
  })
  let listening: Listening | undefined
  return {
    server,
    async listen() {
      listening = await listen(server, config.host.address, config.host.port, timers)
      return { url: listening.url, port: listening.port }
    },
    async stop() {
      await listening?.stop()
      await cache.settled()
    },
    forgetPages: () => cache.clear(),
  }
}

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD'

function once(task: () => void): () => void {
  let done = false
  return () => {
    if (!done) task()
    done = true
  }
}
