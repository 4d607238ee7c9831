const BREATH_MS = 10

/** A queue in front of something that one at a time may use, first come, first served. */
export class Turns {
  readonly #waiting: (() => void)[] = []
  #isTaken = false
  #breath = 0

  get areAwaited(): boolean {
    return this.#waiting.length > 0
  }

  async take(): Promise<void> {
    if (this.#isTaken) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
      return
    }
    this.#isTaken = true
    this.#breath = performance.now()
  }

  /** Whoever uses a SQLite file never leaves the event loop; so now and then the rest of the process has its moment. */
  pass(): void {
    if (performance.now() - this.#breath < BREATH_MS) return this.#next()
    setImmediate(() => {
      this.#breath = performance.now()
      this.#next()
    })
  }

  #next(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#isTaken = false
  }
}
