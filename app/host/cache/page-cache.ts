import { LRUCache } from 'lru-cache'

/** The outcome of a rendering: a response for everybody, for `seconds`, or one for this visitor only. */
export type Rendered<Shared, Own> =
  { shared: true; response: Shared; seconds: number } | { shared: false; own: Own }

interface Found<Shared> {
  response: Shared
  renewing: boolean
}

export interface PageCache<Shared, Own> {
  /** A page that may be served now; `renewing` asks the caller to render it again in the background. */
  find(key: string): Found<Shared> | undefined
  /** Renders a page, or waits for a rendering already in progress. Throws what `render` throws. */
  load(key: string, render: () => Promise<Rendered<Shared, Own>>): Promise<Rendered<Shared, Own>>
  isLoading(key: string): boolean
  /** Whether this page was for everybody when it was last rendered. */
  isPublic(key: string): boolean
  clear(): void
  /** Resolves when no rendering is in progress. */
  settled(): Promise<void>
  size(): { entries: number; bytes: number }
}

interface PageCacheOptions {
  clock: () => number
  /** Grows with every participation recorded here. */
  revision: () => number
  maxEntries?: number
  maxBytes?: number
}

interface Moment {
  startedAt: number
  revision: number
}
type Entry<Shared> = Moment & { response: Shared; seconds: number }
type Flight<Shared, Own> = Moment & { outcome: Promise<Rendered<Shared, Own>> }

/** Maximum age of numbers after somebody took part; it limits rendering to one per page and second. */
const settlingMs = 1000
const maxAgeMs = 60_000

/**
 * A cache of rendered pages in memory that evicts the least recently used. A page is fresh for its `seconds`,
 * then served stale up to an age of 60 s while it is rendered again. Twenty visitors who miss one page cost
 * one rendering. After a participation (`revision`) a page older than a second is not served before it is
 * rendered again.
 */
export function createPageCache<Shared extends { bytes: number }, Own>({
  clock,
  revision,
  maxEntries = 4000,
  maxBytes = 64 * 1024 * 1024,
}: PageCacheOptions): PageCache<Shared, Own> {
  const entries = new LRUCache<string, Entry<Shared>>({
    max: maxEntries,
    maxSize: maxBytes,
    sizeCalculation: ({ response }, key) => response.bytes + key.length,
  })
  const flights = new Map<string, Flight<Shared, Own>>()

  const isCurrent = (made: Moment) => made.revision === revision() || clock() - made.startedAt <= settlingMs

  async function lead(key: string, render: () => Promise<Rendered<Shared, Own>>) {
    // Both are read before rendering: a participation recorded during it may be missing from the page.
    const began: Moment = { startedAt: clock(), revision: revision() }
    const flight = { ...began, outcome: Promise.resolve().then(render) }
    flights.set(key, flight)
    try {
      const rendered = await flight.outcome
      // A rendering that clear() or a newer one has replaced is out of date.
      if (flights.get(key) !== flight) return rendered
      if (rendered.shared)
        entries.set(key, { ...began, response: rendered.response, seconds: rendered.seconds })
      else entries.delete(key)
      return rendered
    } finally {
      if (flights.get(key) === flight) flights.delete(key)
    }
  }

  return {
    find(key) {
      const entry = entries.peek(key)
      if (entry === undefined) return undefined
      const age = clock() - entry.startedAt
      if (age > settlingMs && entry.revision !== revision()) return undefined
      const renewing = age > entry.seconds * 1000
      if (renewing && age > maxAgeMs) return undefined
      entries.get(key)
      return { response: entry.response, renewing }
    },
    async load(key, render) {
      const flight = flights.get(key)
      if (!flight || !isCurrent(flight)) return lead(key, render)
      const rendered = await flight.outcome
      return rendered.shared ? rendered : render()
    },
    isLoading(key) {
      const flight = flights.get(key)
      return flight !== undefined && isCurrent(flight)
    },
    isPublic: (key) => entries.has(key),
    clear() {
      entries.clear()
      flights.clear()
    },
    async settled() {
      while (flights.size > 0) await Promise.allSettled([...flights.values()].map(({ outcome }) => outcome))
    },
    size: () => ({ entries: entries.size, bytes: entries.calculatedSize }),
  }
}
