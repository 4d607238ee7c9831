import type { StoredReply } from './cached-response.server.ts'

/** What a rendering came to: an answer for everybody, for `seconds`, or one for this visitor only. */
export type Rendered<Own> =
  { shared: true; reply: StoredReply; seconds: number } | { shared: false; own: Own }

export type Found = { reply: StoredReply; renewing: boolean }

export type PageCache<Own> = {
  /** A page that may be served now; `renewing` asks the caller to render it again behind the visitor's back. */
  find(key: string): Found | undefined
  /** Renders a page, or waits for a rendering of it that is under way. Throws what `render` throws. */
  load(key: string, render: () => Promise<Rendered<Own>>): Promise<Rendered<Own>>
  isLoading(key: string): boolean
  /** Whether this page was for everybody when it was last rendered. */
  isPublic(key: string): boolean
  clear(): void
  /** Resolves when no rendering is under way. */
  settled(): Promise<void>
  size(): { entries: number; bytes: number }
}

export type PageCacheOptions = {
  /** Milliseconds that only go forward; not the clock of the campaign, which DEMARCHE_NOW can stop. */
  clock: () => number
  /** Grows with every participation recorded here. */
  revision: () => number
  entries?: number
  bytes?: number
}

type Entry = { reply: StoredReply; bytes: number; seconds: number; startedAt: number; revision: number }
type Flight<Own> = { startedAt: number; revision: number; outcome: Promise<Rendered<Own>> }

/** Visitors may see numbers this old after somebody took part; it bounds rendering to one per page and second. */
const SETTLING_MS = 1000
const OLDEST_MS = 60_000

/**
 * Rendered pages in memory, the longest unused going first. A page lives for its `seconds`, then is served for up
 * to 60 s of age while it is rendered again. Twenty visitors who miss one page cost one rendering. After a
 * participation (`revision`) a page older than a second is not served before it is rendered again.
 */
export function createPageCache<Own>(options: PageCacheOptions): PageCache<Own> {
  const { clock, revision, entries: most = 4000, bytes: room = 64 * 1024 * 1024 } = options
  const entries = new Map<string, Entry>()
  const flights = new Map<string, Flight<Own>>()
  let bytes = 0

  const isCurrent = (made: { startedAt: number; revision: number }) =>
    made.revision === revision() || clock() - made.startedAt <= SETTLING_MS

  function drop(key: string, entry: Entry) {
    entries.delete(key)
    bytes -= entry.bytes
  }

  function keep(key: string, entry: Entry) {
    const before = entries.get(key)
    if (before) drop(key, before)
    if (entry.bytes > room) return
    entries.set(key, entry)
    bytes += entry.bytes
    for (const [oldest, old] of entries) {
      if (entries.size <= most && bytes <= room) break
      drop(oldest, old)
    }
  }

  async function lead(key: string, render: () => Promise<Rendered<Own>>): Promise<Rendered<Own>> {
    // Both are read before rendering: what is recorded meanwhile may be missing from the page.
    const began = { startedAt: clock(), revision: revision() }
    const outcome = Promise.resolve().then(render)
    const flight = { ...began, outcome }
    flights.set(key, flight)
    try {
      const rendered = await outcome
      // A flight that clear() or a newer one took off the list has nothing to say any more.
      if (flights.get(key) !== flight) return rendered
      const before = entries.get(key)
      if (rendered.shared) {
        const { reply, seconds } = rendered
        keep(key, { reply, seconds, ...began, bytes: reply.bytes + key.length })
      } else if (before) drop(key, before)
      return rendered
    } finally {
      if (flights.get(key) === flight) flights.delete(key)
    }
  }

  return {
    find(key) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      const age = clock() - entry.startedAt
      if (age > SETTLING_MS && entry.revision !== revision()) return undefined
      const renewing = age > entry.seconds * 1000
      if (renewing && age > OLDEST_MS) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return { reply: entry.reply, renewing }
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
      bytes = 0
    },
    async settled() {
      while (flights.size > 0) await Promise.allSettled([...flights.values()].map(({ outcome }) => outcome))
    },
    size: () => ({ entries: entries.size, bytes }),
  }
}
