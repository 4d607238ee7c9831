import { request, type IncomingHttpHeaders } from 'node:http'
import { onTestFinished } from 'vitest'
import { loadConfig } from '#app/config/config.server.ts'
import { createLog } from '#app/log/log.server.ts'
import { loadAssets, type Assets } from './cache/assets.server.ts'
import type { FindRevisioned } from './cache/revisioned-page.ts'
import { createHost } from './host.server.ts'
import { realTimers } from '#app/time/real-timers.server.ts'
import type { Timers } from '#app/time/timers.ts'
import type { LoadContext } from './load-context.ts'
import type { RefusalWords } from './refusal-page.ts'

export type Page = (request: Request, context: LoadContext<null>) => Response | Promise<Response>
interface Reply {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
  text: string
}
interface Sending {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | Buffer
  chunked?: boolean
}

export const baseUrl = 'https://letters.example.org'
export const sameOrigin = { 'sec-fetch-site': 'same-origin' }
export const formHeaders = { ...sameOrigin, 'content-type': 'application/x-www-form-urlencoded' }
export const publicHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, max-age=0, s-maxage=30',
}

const words = (acceptLanguage: string | undefined): RefusalWords => ({
  lang: acceptLanguage?.startsWith('ar') ? 'ar' : 'en',
  dir: acceptLanguage?.startsWith('ar') ? 'rtl' : 'ltr',
  title: (code) => `title <${code}>`,
  text: (code) => `what to do after ${code}`,
  back: 'start page',
})

/** A host on a free loopback port with `page` in place of Remix; it closes itself when the test is over. */
export async function openHost(
  page: Page,
  env: Record<string, string> = {},
  assets?: Assets,
  findRevisioned?: FindRevisioned,
  { after }: Pick<Timers, 'after'> = realTimers,
) {
  const loaded = loadConfig({ NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0', BASE_URL: baseUrl, ...env })
  if (!loaded.ok) throw new Error(loaded.error.join('\n'))
  const seen: { request: Request; context: LoadContext<null> }[] = []
  const logged: string[] = []
  let now = 1_000_000
  let revision = 0
  const host = createHost<null>({
    config: loaded.value,
    handle: async (request, context) => {
      seen.push({ request, context })
      return page(request, context)
    },
    app: null,
    words,
    revision: () => revision,
    log: createLog((line) => logged.push(line)),
    assets: assets ?? (await loadAssets('no-such-folder', {})),
    cacheableQuery: ['case', 'in'],
    ...(findRevisioned === undefined ? {} : { findRevisioned }),
    timers: { ...realTimers, after, clock: () => now },
  })
  const { port, url } = await host.listen()
  onTestFinished(() => host.stop())
  return {
    host,
    port,
    url,
    seen,
    logged,
    later: (milliseconds: number) => void (now += milliseconds),
    somebodyTakesPart: () => void (revision += 1),
    send: (sending: Sending = {}) => send(port, sending),
  }
}

/** One request on its own connection, with nothing decoded, followed or added. */
export function send(
  port: number,
  { method = 'GET', path = '/', headers = {}, body, chunked }: Sending,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = body === undefined || chunked ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const outgoing = request(
      { host: '127.0.0.1', port, method, path, headers: { ...length, ...headers }, agent: false },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const bytes = Buffer.concat(chunks)
          const { statusCode = 0, headers } = incoming
          resolve({ status: statusCode, headers, bytes, text: bytes.toString() })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
