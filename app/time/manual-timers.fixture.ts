import type { Timers } from './timers.ts'

interface Timer {
  at: number
  every: number | null
  task: () => void
}

/** Timers for tests: time passes only in `advance`. */
export function manualTimers(): Timers & { advance(milliseconds: number): Promise<void>; count(): number } {
  const timers = new Set<Timer>()
  let now = 0

  function add(timer: Timer) {
    timers.add(timer)
    return () => void timers.delete(timer)
  }

  function nextBefore(end: number): Timer | undefined {
    const due = [...timers].filter(({ at }) => at <= end)
    return due.sort((a, b) => a.at - b.at)[0]
  }

  return {
    clock: () => now,
    after: (milliseconds, task) => add({ at: now + milliseconds, every: null, task }),
    every: (milliseconds, task) => add({ at: now + milliseconds, every: milliseconds, task }),
    async advance(milliseconds) {
      const end = now + milliseconds
      for (let timer = nextBefore(end); timer; timer = nextBefore(end)) {
        now = timer.at
        if (timer.every === null) timers.delete(timer)
        else timer.at += timer.every
        timer.task()
        // The task may have started something that sets timers of its own.
        await new Promise((resolve) => setImmediate(resolve))
      }
      now = end
    },
    count: () => timers.size,
  }
}
