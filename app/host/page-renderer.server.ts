import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { revalidate, sharedSeconds } from './cache/cache-control.ts'
import { buildCachedResponse } from './cache/cached-response.server.ts'
import type { PageCache, Rendered } from './cache/page-cache.ts'
import { isLocalRequest, isLocalSite } from './limits/local-request.ts'
import type { HandleRequest, LoadContext } from './load-context.ts'
import { toBufferedResponse, toRequest } from './remix-request.server.ts'
import type { BufferedResponse, CachedResponse } from './response/response.ts'
import type { Headers } from './response/security-headers.ts'

interface PageRendererOptions<App> {
  baseUrl: string
  handle: HandleRequest<App>
  context: LoadContext<App>
  cache: PageCache<CachedResponse, BufferedResponse>
  securityHeaders: Headers
}

/** `target` is rendered and cached under `key`, which includes the revision of a revisioned page. */
export interface PageRequest {
  key: string
  target: string
  isRevisioned: boolean
}

type RenderedPage = { shared: true; response: CachedResponse } | { shared: false; own: BufferedResponse }

/**
 * Renders pages for GET. `render` returns a page for everybody or a response for this visitor alone; `renew`
 * renders a page again in the background. A shared page is rendered without this visitor's cookies, and to
 * the end even if this visitor leaves.
 */
export function createPageRenderer<App>({
  baseUrl,
  handle,
  context,
  cache,
  securityHeaders,
}: PageRendererOptions<App>) {
  async function renderForAll(
    page: PageRequest,
    headers: IncomingHttpHeaders,
  ): Promise<Rendered<CachedResponse, BufferedResponse>> {
    const bare = { ...headers }
    delete bare.cookie
    delete bare.authorization
    const response = await handle(
      toRequest({ method: 'GET', target: page.target, headers: bare }, baseUrl),
      context,
    )
    const seconds = sharedSeconds(response.status, response.headers, page.isRevisioned)
    const answer = await toBufferedResponse(response)
    if (seconds === null) return { shared: false, own: answer }
    const complete = { ...securityHeaders, ...answer.headers, 'cache-control': revalidate }
    return { shared: true, seconds, response: await buildCachedResponse(answer.body, complete) }
  }

  async function renderForOne(
    req: IncomingMessage,
    page: PageRequest | null,
    signal: AbortSignal,
  ): Promise<RenderedPage> {
    const { headers, url: target = '/' } = req
    const own = { ...context, isLocal: isLocalSite(baseUrl) && isLocalRequest(req) }
    const response = await handle(toRequest({ method: 'GET', target, headers, signal }, baseUrl), own)
    if (page === null || sharedSeconds(response.status, response.headers, page.isRevisioned) === null)
      return { shared: false, own: await toBufferedResponse(response) }
    const rendered = await cache.load(page.key, () => renderForAll(page, headers))
    return rendered.shared ? rendered : { shared: false, own: await toBufferedResponse(response) }
  }

  return {
    async render(req: IncomingMessage, page: PageRequest | null, signal: AbortSignal): Promise<RenderedPage> {
      const { headers } = req
      const known = headers.cookie !== undefined || headers.authorization !== undefined
      if (page === null || (known && !cache.isPublic(page.key))) return renderForOne(req, page, signal)
      const rendered = await cache.load(page.key, () => renderForAll(page, headers))
      return rendered.shared || !known ? rendered : renderForOne(req, null, signal)
    },
    async renew(page: PageRequest): Promise<void> {
      await cache.load(page.key, () => renderForAll(page, {}))
    },
  }
}
