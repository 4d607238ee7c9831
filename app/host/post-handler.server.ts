import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendAnswer, type Answer } from './response/send-response.server.ts'
import { packAnswer } from './response/compress-response.server.ts'
import { readBody } from './limits/read-body.server.ts'
import type { Headers } from './response/security-headers.ts'
import type { createRate } from './limits/rate-limits.server.ts'
import type { createRefusals } from './refusals.server.ts'
import { toAnswer, toRequest, type Handle, type LoadContext } from './remix-request.server.ts'
import { isSameOrigin } from './limits/same-origin.ts'

const NOT_ALLOWED: Answer = { status: 405, headers: { allow: 'GET, HEAD, POST' }, body: Buffer.alloc(0) }

export type ActsOptions<Deps> = {
  baseUrl: string
  handle: Handle<Deps>
  context: LoadContext<Deps>
  rate: ReturnType<typeof createRate>
  refusals: ReturnType<typeof createRefusals>
  securityHeaders: Headers
}

/**
 * The way of everything that is not GET or HEAD: our own page, then the allowance, then the size, then Remix.
 * In this order, so that a hostile page cannot use up the allowance of the networks its visitors come from.
 */
export function createActs<Deps>(options: ActsOptions<Deps>) {
  const { baseUrl, handle, context, rate, refusals, securityHeaders } = options
  return async (
    req: IncomingMessage,
    res: ServerResponse,
    ip: string | undefined,
    signal: AbortSignal,
  ): Promise<void> => {
    const { method = 'POST', url: target = '/', headers } = req
    if (!isSameOrigin(headers, baseUrl)) return refusals.refuse(req, res, 403)
    if (method !== 'POST') return sendAnswer(req, res, NOT_ALLOWED, securityHeaders)
    const verdict = await rate.act(ip)
    if (verdict.kind === 'refused') return refusals.refuse(req, res, 429, verdict)
    const body = await readBody(req)
    if (!body.ok) return refusals.refuse(req, res, body.code)
    const request = toRequest({ method, target, headers, body: body.bytes, signal }, baseUrl)
    const own = { limited: verdict.kind === 'limited', takeMail: () => rate.mail(ip) }
    const response = await handle(request, { ...context, ...own })
    sendAnswer(req, res, await packAnswer(req, await toAnswer(response)), securityHeaders)
  }
}
