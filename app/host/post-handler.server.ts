import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from './limits/read-body.server.ts'
import type { RateLimits } from './limits/rate-limits.server.ts'
import { isSameOrigin } from './limits/same-origin.ts'
import type { HandleRequest, LoadContext } from './load-context.ts'
import type { Refusals } from './refusals.server.ts'
import { toBufferedResponse, toRequest } from './remix-request.server.ts'
import { compressResponse } from './response/compress-response.server.ts'
import type { BufferedResponse } from './response/response.ts'
import type { Headers } from './response/security-headers.ts'
import { sendResponse } from './response/send-response.server.ts'

const methodNotAllowed: BufferedResponse = {
  status: 405,
  headers: { allow: 'GET, HEAD, POST' },
  body: Buffer.alloc(0),
}

interface PostHandlerOptions<App> {
  baseUrl: string
  handle: HandleRequest<App>
  context: LoadContext<App>
  rates: RateLimits
  refusals: Refusals
  securityHeaders: Headers
}

/**
 * Handles every method but GET and HEAD: checks the origin, then the rate, then the size, then calls Remix.
 * In this order, so that a hostile page cannot use up the rate limits of its visitors' networks.
 */
export function createPostHandler<App>(options: PostHandlerOptions<App>) {
  const { baseUrl, handle, context, rates, refusals, securityHeaders } = options
  return async (
    req: IncomingMessage,
    res: ServerResponse,
    ip: string | undefined,
    signal: AbortSignal,
  ): Promise<void> => {
    const { method = 'POST', url: target = '/', headers } = req
    if (!isSameOrigin(headers, baseUrl)) return refusals.refuse(req, res, 403)
    if (method !== 'POST') return sendResponse(req, res, methodNotAllowed, securityHeaders)
    const verdict = await rates.post(ip)
    if (verdict.kind === 'refused') return refusals.refuse(req, res, 429, verdict)
    const body = await readBody(req)
    if (!body.ok) return refusals.refuse(req, res, body.error)
    const request = toRequest({ method, target, headers, body: body.value, signal }, baseUrl)
    const own = { limited: verdict.kind === 'limited', takeMail: () => rates.email(ip) }
    const response = await toBufferedResponse(await handle(request, { ...context, ...own }))
    sendResponse(req, res, await compressResponse(req, response), securityHeaders)
  }
}
