import { LRUCache } from 'lru-cache'
import type { Typesetter } from './typesetter.server.ts'
import type { PictureSheet } from './letter-to-typst.server.ts'

/**
 * A press that keeps its last pictures by everything that is written on them, the least recently used going first. A picture
 * weighs about 60 KB. A picture being drawn is waited for, and a failure is not kept.
 */
export function cachePictures(press: Typesetter, max = 200, maxBytes = 32 * 1024 * 1024): Typesetter {
  const pictures = new LRUCache<string, Uint8Array, PictureSheet>({
    max,
    maxSize: maxBytes,
    sizeCalculation: (png, key) => png.length + key.length,
    // Whoever waits for a picture gets it, even when others have driven it out meanwhile.
    ignoreFetchAbort: true,
    fetchMethod: (_key, _stale, { context }) => press.drawPicture(context),
  })
  return {
    ...press,
    drawPicture: (sheet) => pictures.forceFetch(JSON.stringify(sheet), { context: sheet }),
  }
}
