/** What a browser is told about a page we keep: ask each time, and mostly get a 304. */
export const revalidate = 'public, max-age=0, must-revalidate'

/** By this header a route says that its page may be kept while its state stands (revisioned-page.ts), and not otherwise. It stays inside. */
export const revisionedHeader = 'x-revisioned-page'
const revisionedSeconds = 60

/**
 * For how many seconds an answer of a route may be shown to everybody: `s-maxage` of a 200 whose Cache-Control says
 * `public`, or of a dated page that is kept with its state (`isRevisioned`). Null for anything else, and for an answer that sets
 * a cookie or varies by what the visitor sent: that one is about this visitor, whatever the route says.
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
