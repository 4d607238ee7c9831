/** Waits for deeds under way, but no longer than so many milliseconds. */
export async function settleWithin(patience: number, deeds: ReadonlySet<Promise<void>>): Promise<void> {
  if (deeds.size === 0) return
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, patience)))
  await Promise.race([Promise.allSettled(deeds), over])
  clearTimeout(timer)
}
