import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { contentType } from '#app/host/response/content-types.ts'
import type { CachedResponse } from '#app/host/response/response.ts'
import type { Headers } from '#app/host/response/security-headers.ts'
import { buildCachedResponse } from './cached-response.server.ts'

export type Assets = Readonly<{
  /** Finds a file by its exact path. The disk is not read, so no path can escape the folder. */
  find(path: string): CachedResponse | undefined
  /** URL of the script of the custom elements, with its hash in the name; null when it was not built. */
  enhanceUrl: string | null
  /** URL of the site's style sheet: `root-….css`, or else the first one. */
  stylesheetUrl: string | null
}>

const cacheForAYear = 'public, max-age=31536000, immutable'
const cacheForAnHour = 'public, max-age=3600'

/**
 * Reads a folder of built files into memory, each compressed once. Files in `/assets/` have a hash in their
 * name and are cached by browsers for a year, others for an hour. A missing folder has no files; names that
 * begin with a dot are not served, but `.well-known` is.
 */
export async function loadAssets(directory: string, securityHeaders: Headers): Promise<Assets> {
  const responses = new Map<string, CachedResponse>()
  let enhanceUrl: string | null = null
  for (const file of await listFiles(directory)) {
    const bytes = await readFile(file)
    const name = relative(directory, file).split(sep)
    if (name.some((part) => part.startsWith('.') && part !== '.well-known')) continue
    let path = '/' + name.map(encodeURIComponent).join('/')
    if (path === '/assets/enhance.js') path = enhanceUrl = `/assets/enhance-${hash8(bytes)}.js`
    const headers = {
      ...securityHeaders,
      'content-type': contentType(path),
      'cache-control': path.startsWith('/assets/') ? cacheForAYear : cacheForAnHour,
    }
    responses.set(path, await buildCachedResponse(bytes, headers))
  }
  const sheets = [...responses.keys()].filter((path) => path.endsWith('.css')).sort()
  const stylesheetUrl = sheets.find((path) => path.startsWith('/assets/root-')) ?? sheets[0] ?? null
  return { find: (path) => responses.get(path), enhanceUrl, stylesheetUrl }
}

function hash8(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8)
}

async function listFiles(directory: string): Promise<string[]> {
  try {
    const found = await readdir(directory, { recursive: true, withFileTypes: true })
    return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
