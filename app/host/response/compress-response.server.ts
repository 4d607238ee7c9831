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
 * An answer made for one visitor, compressed for the way; quickly, since nobody keeps it. Such a page holds a token
 * beside what the visitor typed, whose lengths an eavesdropper could play against each other (BREACH): that needs many
 * answers to one visitor with text of the attacker's choosing, and only our own pages can ask for one (same-origin.ts).
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
