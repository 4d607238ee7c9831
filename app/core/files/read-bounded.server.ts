import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'

/**
 * Reads the first `limit + 1` bytes of a file that somebody else wrote: enough for a parser to see that it is
 * too large. `file` is how messages name it.
 */
export function readBounded(path: string, file: string, limit: number): Result<Uint8Array, Problem> {
  const fail = (what: string) =>
    err({ file, line: 1, column: 1, what, todo: 'Replace it with a readable text file, or remove it.' })
  try {
    if (!statSync(path).isFile()) return fail('This is not a file.')
    const bytes = Buffer.alloc(limit + 1)
    const handle = openSync(path, 'r')
    try {
      return ok(bytes.subarray(0, readSync(handle, bytes, 0, limit + 1, 0)))
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    return fail(`This file cannot be read${code}.`)
  }
}
