import { LRUCache } from 'lru-cache'
import PQueue from 'p-queue'
import { TypesetError } from './typst/typesetter.server.ts'

/** Documents in memory, of each statement only those of one revision. */
export interface DocumentCache {
  /**
   * The document that was made of this revision, or is being made, or else a new one. Those of another revision are dropped: a
   * name that was taken back is in none that is kept. A failure is not kept. Of one statement two are made at a time; throws a
   * PressTrouble (`busy`) when too many of it wait.
   */
  get(slug: string, revision: string, key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>
}

export interface CacheLimits {
  maxDocuments?: number
  /** of one statement, so that all versions of one in all languages do not drive out the others */
  maxOfOne?: number
  maxBytes?: number
}

const maxAtOnce = 2
const maxWaiting = 20

/** Creates an empty cache; the least recently used document goes first. */
export function createDocumentCache({
  maxDocuments = 100,
  maxOfOne = 40,
  maxBytes = 64 * 1024 * 1024,
}: CacheLimits = {}): DocumentCache {
  const documents = new LRUCache<string, { slug: string; bytes: Uint8Array }>({
    max: maxDocuments,
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }, key) => bytes.length + key.length,
  })
  const revisions = new Map<string, string>()
  const underWay = new Map<string, Promise<Uint8Array>>()
  const queues = new Map<string, PQueue>()

  function listKeysOf(slug: string): string[] {
    return [...documents.rkeys()].filter((key) => documents.peek(key)?.slug === slug)
  }

  function setRevision(slug: string, revision: string): void {
    if (revisions.get(slug) === revision) return
    for (const key of listKeysOf(slug)) documents.delete(key)
    revisions.set(slug, revision)
  }

  async function enqueue(slug: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const queue = queues.get(slug) ?? new PQueue({ concurrency: maxAtOnce })
    queues.set(slug, queue)
    if (queue.size >= maxWaiting) throw new TypesetError('busy')
    return queue.add(make)
  }

  function keep(slug: string, key: string, bytes: Uint8Array): void {
    documents.set(key, { slug, bytes })
    for (const old of listKeysOf(slug).slice(0, -maxOfOne)) documents.delete(old)
  }

  return {
    async get(slug, revision, name, make) {
      setRevision(slug, revision)
      const key = `${slug} ${revision} ${name}`
      const found = documents.get(key)?.bytes ?? underWay.get(key)
      if (found) return found
      const making = enqueue(slug, make)
      underWay.set(key, making)
      try {
        const bytes = await making
        if (revisions.get(slug) === revision) keep(slug, key, bytes)
        return bytes
      } finally {
        underWay.delete(key)
      }
    },
  }
}
