import type { Press } from './press.server.ts'

/**
 * A press that keeps its last pictures, by all that is written on them; the one longest unused goes first. A picture weighs
 * about 60 KB.
 */
export function rememberPictures(press: Press, most = 200): Press {
  const kept = new Map<string, Promise<Uint8Array>>()
  return {
    ...press,
    drawPicture(sheet) {
      const key = JSON.stringify(sheet)
      const drawn = kept.get(key) ?? press.drawPicture(sheet)
      kept.delete(key)
      kept.set(key, drawn)
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
      return drawn.catch((trouble: unknown) => {
        if (kept.get(key) === drawn) kept.delete(key)
        throw trouble
      })
    },
  }
}
