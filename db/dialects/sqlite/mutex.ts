const breathMs = 10

/** Mutual exclusion, first come, first served. */
export class Mutex {
  readonly #waiting: (() => void)[] = []
  #isLocked = false
  #breath = 0

  get hasWaiters(): boolean {
    return this.#waiting.length > 0
  }

  async lock(): Promise<void> {
    if (this.#isLocked) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
      return
    }
    this.#isLocked = true
    this.#breath = performance.now()
  }

  /** Yields to the rest of the process now and then, since work on a SQLite file never leaves the event loop. */
  unlock(): void {
    if (performance.now() - this.#breath < breathMs) return this.#next()
    setImmediate(() => {
      this.#breath = performance.now()
      this.#next()
    })
  }

  #next(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#isLocked = false
  }
}
