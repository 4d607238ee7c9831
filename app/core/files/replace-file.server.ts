import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The bytes of a file as text, or undefined if there is none; to see whether it changed meanwhile. */
export function readIfExists(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'latin1') : undefined
}

/**
 * Puts a text in the place of a file, whole or not at all: whoever reads meanwhile, or after the power went, sees the
 * old file or the new one. Only the operator may read it.
 */
export function replaceFileAtomically(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const target = resolveLink(path)
  const folder = dirname(target)
  const temporary = join(folder, `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    withFile(temporary, 'wx', (handle) => {
      const bytes = Buffer.from(text)
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
      fsyncSync(handle)
    })
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  // The new name is on the disk only when the folder is.
  withFile(folder, 'r', fsyncSync)
}

function withFile(path: string, flags: string, deed: (handle: number) => void): void {
  const handle = openSync(path, flags, 0o600)
  try {
    deed(handle)
  } finally {
    closeSync(handle)
  }
}

/** A link stays one: the file that it points to is replaced. */
function resolveLink(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
