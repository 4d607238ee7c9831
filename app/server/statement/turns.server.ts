import { PressTrouble } from '../typeset/press.server.ts'

type Work = () => Promise<Uint8Array>

/** For each name so many works go at once and so many more wait; beyond that a PressTrouble is thrown. */
export function createTurns({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  const lines = new Map<string, { going: number; waiting: (() => void)[] }>()

  function leave(name: string): void {
    const line = lines.get(name)
    if (!line) return
    const next = line.waiting.shift()
    if (next) return next()
    line.going--
    if (line.going === 0) lines.delete(name)
  }

  return {
    async take(name: string, work: Work): Promise<Uint8Array> {
      const line = lines.get(name) ?? { going: 0, waiting: [] }
      lines.set(name, line)
      if (line.going < atOnce) line.going++
      else if (line.waiting.length >= waiting) throw new PressTrouble('busy')
      // Whoever leaves hands its turn over.
      else await new Promise<void>((resolve) => line.waiting.push(resolve))
      try {
        return await work()
      } finally {
        leave(name)
      }
    },
  }
}
