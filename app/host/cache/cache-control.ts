/** Cache-Control of a cached page for browsers: revalidate each time, and mostly get a 304. */
export const revalidate = 'public, max-age=0, must-revalidate'

/**
 * Cache-Control with which a route allows caching until its revision changes (revisioned-page.ts). It is not
 * sent to browsers.
 */
export const revisionedHeader = 'x-revisioned-page'
const revisionedSeconds = 60

/**
 * Seconds for which a response may be shared between visitors: `s-maxage` of a 200 that is `public`, or of a
 * page that is cached with its revision (`isRevisioned`). Null for anything else, and for a response that
 * sets a cookie or varies by request headers: that one is about this visitor, whatever the route says.
 */
export function sharedSeconds(status: number, headers: Headers, isRevisioned = false): number | null {
  const directives = (headers.get('cache-control') ?? '').toLowerCase().split(/\s*,\s*/)
  const varies = (headers.get('vary') ?? 'accept-encoding').toLowerCase() !== 'accept-encoding'
  if (status !== 200 || headers.has('set-cookie') || varies) return null
  if (headers.has(revisionedHeader)) return isRevisioned ? revisionedSeconds : null
  if (!directives.includes('public')) return null
  const seconds = Number(directives.find((one) => one.startsWith('s-maxage='))?.slice('s-maxage='.length))
  return seconds > 0 ? seconds : null
}
