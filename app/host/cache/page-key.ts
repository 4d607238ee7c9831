/**
 * The cache key of a page: its path and its query in canonical order and spelling, so that `?in=fr&case=a`
 * and `?case=a&in=fr` are one page. Null when the query has a name that is not in `allowed`, or a repeated
 * one: such a request bypasses the cache, or anybody could fill it with copies of one page.
 */
export function pageKey(target: string, allowed: ReadonlySet<string>): string | null {
  const start = target.indexOf('?')
  if (start < 0) return target
  const path = target.slice(0, start)
  const entries = [...new URLSearchParams(target.slice(start + 1))]
  const names = new Set(entries.map(([name]) => name))
  if (names.size !== entries.length || entries.some(([name]) => !allowed.has(name))) return null
  if (entries.length === 0) return path
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `${path}?${new URLSearchParams(entries)}`
}
