import { createTurns } from './turns.server.ts'

/** Documents in memory, of each statement only those of one revision. */
export interface DocumentCache {
  /**
   * The document that was made of this revision, or is being made, or else a new one. Those of another revision are dropped: a
   * name that was taken back is in none that is kept. A failure is not kept. Of one statement two are made at a time; throws a
   * PressTrouble (`busy`) when too many of it wait.
   */
  get(slug: string, revision: string, key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>
}

interface Kept {
  slug: string
  revision: string
  made: Promise<Uint8Array>
  /** 0 while it is made */
  bytes: number
}

export interface CacheLimits {
  /** documents, those being made among them */
  most?: number
  /** of one statement, so that all versions of one in all languages do not drive out the others */
  mostOfOne?: number
  bytes?: number
}

/** The one longest unused goes first; what is being made stays, or it would be made once more. */
export function createDocumentCache({
  most = 100,
  mostOfOne = 40,
  bytes = 64 * 1024 * 1024,
}: CacheLimits = {}): DocumentCache {
  const kept = new Map<string, Kept>()
  const turns = createTurns({ atOnce: 2, waiting: 20 })

  function trim(slug: string): void {
    const mine = [...kept.values()].filter((one) => one.slug === slug)
    let tooMany = mine.length - mostOfOne
    let weight = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0)
    for (const [key, one] of kept) {
      if (kept.size <= most && weight <= bytes && tooMany <= 0) return
      const isInWay = kept.size > most || weight > bytes || one.slug === slug
      if (one.bytes === 0 || !isInWay) continue
      kept.delete(key)
      weight -= one.bytes
      if (one.slug === slug) tooMany--
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
      const one: Kept = { slug, revision, made: turns.take(slug, make), bytes: 0 }
      kept.set(key, one)
      trim(slug)
      one.made.then(
        (made) => {
          one.bytes = made.length
          trim(slug)
        },
        () => {
          if (kept.get(key) === one) kept.delete(key)
        },
      )
      return one.made
    },
  }
}
