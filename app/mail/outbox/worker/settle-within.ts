import type { Cancel, Timers } from '#app/time/timers.ts'

/** Waits until all tasks have settled, but no longer than so many milliseconds. */
export async function settleWithin(
  timers: Pick<Timers, 'after'>,
  milliseconds: number,
  tasks: ReadonlySet<Promise<void>>,
): Promise<void> {
  if (tasks.size === 0) return
  let cancel: Cancel | undefined
  const timeout = new Promise<void>((resolve) => (cancel = timers.after(milliseconds, resolve)))
  await Promise.race([Promise.allSettled(tasks), timeout])
  cancel?.()
}
