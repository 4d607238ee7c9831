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

/** Reads the bytes of a file as text, to detect a change; undefined if there is no file. */
export function readIfExists(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'latin1') : undefined
}

/**
 * Replaces a file atomically: a reader sees the old text or the new one, even after a power failure. Only the
 * operator may read it.
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
  // The new name is durable only when the folder has been synced.
  withFile(folder, 'r', fsyncSync)
}

function withFile(path: string, flags: string, task: (handle: number) => void): void {
  const handle = openSync(path, flags, 0o600)
  try {
    task(handle)
  } finally {
    closeSync(handle)
  }
}

/** Follows a symbolic link, so that its target is replaced and not the link. */
function resolveLink(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
