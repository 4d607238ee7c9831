import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { chooseEncoding } from '#app/host/response/accept-encoding.ts'
import { isCompressible } from '#app/host/response/content-types.ts'
import type { CachedResponse, CachedVariant } from '#app/host/response/response.ts'
import type { Headers } from '#app/host/response/security-headers.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/**
 * Builds a response for the cache. `headers` are complete except for length, encoding and entity tag. The
 * plain body is reused where compression does not make it smaller.
 */
export async function buildCachedResponse(body: Buffer, headers: Headers): Promise<CachedResponse> {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const identity = variant(body, `"${hash}"`, headers)
  if (!isCompressible(String(headers['content-type'] ?? '')))
    return { variants: { identity, br: identity, gzip: identity }, bytes: body.length }
  const varied = { ...headers, vary: 'Accept-Encoding' }
  const [br, gz] = await Promise.all([
    brotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
    gzipped(body),
  ])
  const plain = variant(body, `"${hash}"`, varied)
  const packed = (encoding: 'br' | 'gzip', small: Buffer) =>
    small.length < body.length
      ? variant(small, `"${hash}-${encoding}"`, { ...varied, 'content-encoding': encoding })
      : plain
  return {
    variants: { identity: plain, br: packed('br', br), gzip: packed('gzip', gz) },
    bytes: body.length + br.length + gz.length,
  }
}

function variant(body: Buffer, etag: string, headers: Record<string, string | string[]>): CachedVariant {
  const lasting = { ...headers }
  delete lasting['content-type']
  delete lasting['content-encoding']
  return {
    body,
    etag,
    headers: { ...headers, etag, 'content-length': String(body.length) },
    unchanged: { ...lasting, etag },
  }
}

/** Answers a GET or HEAD with a cached response: 200, or 304 when the browser has it already. */
export function sendCachedResponse(
  req: IncomingMessage,
  res: ServerResponse,
  response: CachedResponse,
): void {
  const chosen = response.variants[chooseEncoding(req.headers['accept-encoding'] as string | undefined)]
  const has = req.headers['if-none-match']
  if (has !== undefined && matches(has, chosen.etag)) {
    res.writeHead(304, chosen.unchanged)
    res.end()
    return
  }
  res.writeHead(200, chosen.headers)
  if (req.method === 'HEAD') res.end()
  else res.end(chosen.body)
}

// If-None-Match compares weakly: a proxy may have put W/ before our tag. RFC 9110, 13.1.2.
function matches(header: string, etag: string): boolean {
  if (header === etag || header.trim() === '*') return true
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
