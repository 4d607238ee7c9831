/** Documents in memory, of each statement only those of one revision. */
export interface DocumentCache {
  /**
   * The document that was made of this revision, or is being made, or else a new one. Those of another revision are dropped: a
   * name that was taken back is in none that is kept. A failure is not kept.
   */
  get(slug: string, revision: string, key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>
}

interface Kept {
  slug: string
  revision: string
  made: Promise<Uint8Array>
  bytes: number
}

/** Holds at most `most` documents and as many bytes; the one longest unused goes first. */
export function createDocumentCache(most = 100, bytes = 64 * 1024 * 1024): DocumentCache {
  const kept = new Map<string, Kept>()

  function trim(): void {
    let weight = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0)
    for (const [key, oldest] of kept) {
      if (kept.size <= most && weight <= bytes) return
      kept.delete(key)
      weight -= oldest.bytes
    }
  }

  return {
    get(slug, revision, name, make) {
      for (const [key, one] of kept) if (one.slug === slug && one.revision !== revision) kept.delete(key)
      const key = `${slug} ${name}`
      const found = kept.get(key)
      if (found) {
        kept.delete(key)
        kept.set(key, found)
        return found.made
      }
      const one: Kept = { slug, revision, made: make(), bytes: 0 }
      kept.set(key, one)
      one.made.then(
        (made) => {
          one.bytes = made.length
          trim()
        },
        () => {
          if (kept.get(key) === one) kept.delete(key)
        },
      )
      return one.made
    },
  }
}
