import { LRUCache } from 'lru-cache'
import type { Typesetter } from '#app/documents/typesetter/typesetter.server.ts'
import type { PictureSheet } from './picture-to-typst.ts'

/**
 * A typesetter that caches pictures by their whole content and evicts the least recently used. A picture is about 60 KB. Calls for
 * a picture that is being drawn share it; a failure is not cached.
 */
export function cachePictures(typesetter: Typesetter, max = 200, maxBytes = 32 * 1024 * 1024): Typesetter {
  const pictures = new LRUCache<string, Uint8Array, PictureSheet>({
    max,
    maxSize: maxBytes,
    sizeCalculation: (png, key) => png.length + key.length,
    // A caller gets its picture even when it has been evicted meanwhile.
    ignoreFetchAbort: true,
    fetchMethod: (_key, _stale, { context }) => typesetter.drawPicture(context),
  })
  return {
    ...typesetter,
    drawPicture: (sheet) => pictures.forceFetch(JSON.stringify(sheet), { context: sheet }),
  }
}
