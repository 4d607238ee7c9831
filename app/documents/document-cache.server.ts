import { LRUCache } from 'lru-cache'
import PQueue from 'p-queue'
import { TypesetError } from './typesetter/typesetter.server.ts'

/** Documents in memory, of each statement only those of its latest revision. */
export interface DocumentCache {
  /**
   * Returns the document of this revision, cached or made now; concurrent calls share it. Documents of another revision are
   * dropped, so that no cached document has a name that was withdrawn. A failure is not cached. Two documents of a statement are
   * made at a time; throws a TypesetError (`busy`) when too many of it wait.
   */
  get(slug: string, revision: string, key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>
}

interface CacheLimits {
  maxDocuments?: number
  /** so that the versions of one statement in all languages do not evict the others */
  maxPerStatement?: number
  maxBytes?: number
}

const maxConcurrent = 2
const maxWaiting = 20

/** Creates an empty cache that evicts the least recently used document. */
export function createDocumentCache({
  maxDocuments = 100,
  maxPerStatement = 40,
  maxBytes = 64 * 1024 * 1024,
}: CacheLimits = {}): DocumentCache {
  const documents = new LRUCache<string, { slug: string; bytes: Uint8Array }>({
    max: maxDocuments,
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }, key) => bytes.length + key.length,
  })
  const revisions = new Map<string, string>()
  const pending = new Map<string, Promise<Uint8Array>>()
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
    const queue = queues.get(slug) ?? new PQueue({ concurrency: maxConcurrent })
    queues.set(slug, queue)
    if (queue.size >= maxWaiting) throw new TypesetError('busy')
    return queue.add(make)
  }

  function keep(slug: string, key: string, bytes: Uint8Array): void {
    documents.set(key, { slug, bytes })
    for (const old of listKeysOf(slug).slice(0, -maxPerStatement)) documents.delete(old)
  }

  return {
    async get(slug, revision, name, make) {
      setRevision(slug, revision)
      const key = `${slug} ${revision} ${name}`
      const found = documents.get(key)?.bytes ?? pending.get(key)
      if (found) return found
      const making = enqueue(slug, make)
      pending.set(key, making)
      try {
        const bytes = await making
        if (revisions.get(slug) === revision) keep(slug, key, bytes)
        return bytes
      } finally {
        pending.delete(key)
      }
    },
  }
}
