import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { errorFields, type Log } from '#app/log/log.ts'
import type { Timers } from '#app/time/timers.ts'
import { drainAndClose } from './connection/drain-and-close.server.ts'
import { refusalPage, type RefusalCode, type RefusalExtras, type RefusalWords } from './refusal-page.ts'
import type { BufferedResponse } from './response/response.ts'
import type { Headers } from './response/security-headers.ts'
import { sendResponse } from './response/send-response.server.ts'

interface RefusalsOptions {
  words: (acceptLanguage: string | undefined) => RefusalWords
  stylesheetUrl: string | null
  securityHeaders: Headers
  log: Log
  timers: Timers
}

/**
 * Creates the two responses without Remix: `refuse` sends a page and drains the request; `fail` handles an
 * error, which gets a random id on the page and in the log. The log contains no path, query, name or address.
 */
export function createRefusals({ words, stylesheetUrl, securityHeaders, log, timers }: RefusalsOptions) {
  function pageFor(req: IncomingMessage, code: RefusalCode, extras: RefusalExtras) {
    // The path begins with a language; words() ignores one it does not have.
    const spoken = /^\/(?<lang>[a-z]{2,3})\b/.exec(req.url ?? '')?.groups?.lang
    const wanted = [spoken, req.headers['accept-language']].flatMap((lang) => lang ?? []).join(',')
    return refusalPage(code, words(wanted), { stylesheetUrl, ...extras })
  }

  async function refuse(
    req: IncomingMessage,
    res: ServerResponse,
    code: RefusalCode,
    extras: RefusalExtras = {},
  ): Promise<void> {
    const page = pageFor(req, code, extras)
    if (req.method === 'GET' || req.method === 'HEAD') sendResponse(req, res, page, securityHeaders)
    else await drainAndClose(req, res, page, securityHeaders, timers)
  }

  function fail(req: IncomingMessage, res: ServerResponse, thrown: unknown): void {
    // A client that disconnected cannot be answered, and that is no error.
    if (res.destroyed) return
    const id = randomUUID()
    log.error('request-failed', { ...errorFields(thrown), id })
    if (res.headersSent) res.destroy()
    else sendResponse(req, res, lastPage(req, id), securityHeaders)
  }

  // If even the texts fail, the response is at least a 500.
  function lastPage(req: IncomingMessage, id: string): BufferedResponse {
    try {
      return pageFor(req, 500, { id })
    } catch {
      return { status: 500, headers: {}, body: Buffer.alloc(0) }
    }
  }

  return { refuse, fail }
}

export type Refusals = ReturnType<typeof createRefusals>
