import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Answer } from './response/send-response.server.ts'
import { ASK_AGAIN, sharedSeconds } from './cache/cache-control.ts'
import type { Headers } from './response/security-headers.ts'
import { isLocalRequest, isLocalSite } from './limits/local-request.ts'
import type { PageCache, Rendered } from './cache/page-cache.ts'
import { toAnswer, toRequest, type Handle, type LoadContext } from './remix-request.server.ts'
import { storeReply, type StoredReply } from './cache/cached-response.server.ts'

export type PagesOptions<Deps> = {
  baseUrl: string
  handle: Handle<Deps>
  context: LoadContext<Deps>
  cache: PageCache<Answer>
  securityHeaders: Headers
}

/** `target` is what is rendered, `key` what it is kept under: of a dated page that says also of which state it is. */
export type Asked = { key: string; target: string; isDated: boolean }

export type Shown = { shared: true; reply: StoredReply } | { shared: false; own: Answer }

/**
 * Renders pages for GET. `show` gives a page for everybody or an answer for this visitor alone; `renew` renders a
 * page again behind the visitor's back. What others will see is rendered without this visitor's cookies, and goes on
 * when this visitor leaves.
 */
export function createPages<Deps>({ baseUrl, handle, context, cache, securityHeaders }: PagesOptions<Deps>) {
  async function renderForAll(asked: Asked, headers: IncomingHttpHeaders): Promise<Rendered<Answer>> {
    const bare = { ...headers }
    delete bare.cookie
    delete bare.authorization
    const response = await handle(
      toRequest({ method: 'GET', target: asked.target, headers: bare }, baseUrl),
      context,
    )
    const seconds = sharedSeconds(response.status, response.headers, asked.isDated)
    const answer = await toAnswer(response)
    if (seconds === null) return { shared: false, own: answer }
    const complete = { ...securityHeaders, ...answer.headers, 'cache-control': ASK_AGAIN }
    return { shared: true, seconds, reply: await storeReply(answer.body, complete) }
  }

  async function renderForOne(
    req: IncomingMessage,
    asked: Asked | null,
    signal: AbortSignal,
  ): Promise<Shown> {
    const { headers, url: target = '/' } = req
    const own = { ...context, isLocal: isLocalSite(baseUrl) && isLocalRequest(req) }
    const response = await handle(toRequest({ method: 'GET', target, headers, signal }, baseUrl), own)
    if (asked === null || sharedSeconds(response.status, response.headers, asked.isDated) === null)
      return { shared: false, own: await toAnswer(response) }
    const rendered = await cache.load(asked.key, () => renderForAll(asked, headers))
    return rendered.shared ? rendered : { shared: false, own: await toAnswer(response) }
  }

  return {
    async show(req: IncomingMessage, asked: Asked | null, signal: AbortSignal): Promise<Shown> {
      const { headers } = req
      const known = headers.cookie !== undefined || headers.authorization !== undefined
      if (asked === null || (known && !cache.isPublic(asked.key))) return renderForOne(req, asked, signal)
      const rendered = await cache.load(asked.key, () => renderForAll(asked, headers))
      return rendered.shared || !known ? rendered : renderForOne(req, null, signal)
    },
    async renew(asked: Asked): Promise<void> {
      await cache.load(asked.key, () => renderForAll(asked, {}))
    },
  }
}
