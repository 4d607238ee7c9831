const maxTargetLength = 4096

/**
 * Whether a request target is a path we can route: starts with one slash (`//host` is another site's
 * address), decodes as UTF-8 without control characters, has no backslash or fragment, and is at most 4,096
 * characters long.
 */
export function isWellFormed(target: string): boolean {
  if (target.length > maxTargetLength || !/^\/(?!\/)[\x21-\x7e]*$/.test(target) || /[\\#]/.test(target))
    return false
  try {
    return !/\p{Cc}|\\|^\/\//u.test(decodeURIComponent(pathOf(target)))
  } catch {
    return false
  }
}

/** Whether Remix can handle a request: a web Request cannot be TRACE. */
export const isRoutable = ({
  method,
  url = '',
}: {
  method?: string | undefined
  url?: string | undefined
}): boolean => method !== 'TRACE' && isWellFormed(url)

/** Drops the query of a request target. */
export function pathOf(target: string): string {
  const query = target.indexOf('?')
  return query < 0 ? target : target.slice(0, query)
}

/**
 * Whether a target gets an empty 404 at once: one that Remix would answer internally even with the flags off
 * (`?_data=` returns a loader's raw data), or an asset that does not exist.
 */
export function isClosed(target: string): boolean {
  const path = pathOf(target)
  if (path === '/__manifest' || path.endsWith('.data') || path.startsWith('/assets/')) return true
  return new URLSearchParams(target.slice(path.length)).has('_data')
}
