import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    seed: number
  }
}

/** What every random choice of a run is made from; a run prints it, and FC_SEED sets it. */
export const seed = inject('seed')

/** Numbers from 0 to below 1, like Math.random, the same for the same seed. */
export function createDice(): () => number {
  let state = seed | 0
  // Mulberry32.
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
