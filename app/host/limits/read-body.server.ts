import type { IncomingMessage } from 'node:http'
import type { Result } from '#app/core/result.ts'

const maxBodyBytes = 65_536
const maxBodyFields = 50

type Body = Result<Buffer, 400 | 413 | 415>

/**
 * Reads the body of a form: at most 65,536 bytes, chunked or not, and 50 fields; url-encoded only, since
 * nothing here takes files. Errors: 415 for another type, 413 when too large, 400 when the client
 * disconnected. What was not read is left in the paused stream: see drain-and-close.server.ts.
 */
export async function readBody(req: IncomingMessage): Promise<Body> {
  const { 'content-length': declared, 'transfer-encoding': chunked } = req.headers
  if (declared === undefined && chunked === undefined) return { ok: true, value: Buffer.alloc(0) }
  if (!isForm(req) && declared !== '0') return { ok: false, error: 415 }
  if (Number(declared ?? 0) > maxBodyBytes) return { ok: false, error: 413 }
  const bytes = await collect(req)
  if (!Buffer.isBuffer(bytes)) return { ok: false, error: bytes }
  return countFields(bytes) > maxBodyFields ? { ok: false, error: 413 } : { ok: true, value: bytes }
}

function isForm({ headers }: IncomingMessage): boolean {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  const plain = headers['content-encoding'] === undefined || headers['content-encoding'] === 'identity'
  return type === 'application/x-www-form-urlencoded' && plain
}

function countFields(bytes: Buffer): number {
  let fields = 1
  for (const byte of bytes) if (byte === 0x26) fields++
  return fields
}

// Not `for await`: leaving that loop early destroys the connection, and with it our response.
function collect(req: IncomingMessage): Promise<Buffer | 413 | 400> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const done = (outcome: Buffer | 413 | 400) => {
      req.off('data', take).off('end', end).off('close', gone).off('error', gone)
      req.pause()
      resolve(outcome)
    }
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBodyBytes) done(413)
      else chunks.push(chunk)
    }
    const end = () => done(Buffer.concat(chunks, size))
    const gone = () => done(400)
    req.on('data', take).on('end', end).on('close', gone).on('error', gone)
  })
}
