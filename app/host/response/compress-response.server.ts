import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { chooseEncoding } from './accept-encoding.ts'
import type { BufferedResponse } from './response.ts'
import { isCompressible } from './content-types.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
const worthwhile = 1024

/**
 * Compresses a response for one visitor, quickly since it is not cached. Such a page contains a token next to
 * what the visitor typed, which invites BREACH: but that needs many responses to one visitor with text chosen
 * by the attacker, and only our own pages can request one (same-origin.ts).
 */
export async function compressResponse(
  req: IncomingMessage,
  answer: BufferedResponse,
): Promise<BufferedResponse> {
  const { body, headers } = answer
  if (body.length < worthwhile || !isCompressible(String(headers['content-type'] ?? ''))) return answer
  const vary = [headers.vary, 'Accept-Encoding'].flatMap((value) => value ?? []).join(', ')
  const encoding = chooseEncoding(req.headers['accept-encoding']?.toString())
  if (encoding === 'identity') return { ...answer, headers: { ...headers, vary } }
  const packed =
    encoding === 'br'
      ? await brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
      : await gzipped(body)
  return { ...answer, headers: { ...headers, vary, 'content-encoding': encoding }, body: packed }
}
