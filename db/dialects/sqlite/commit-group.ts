const openMs = 10

/** Transactions that share one commit; others may join for ten milliseconds. */
export class CommitGroup {
  readonly committed: Promise<void>
  readonly #since = performance.now()
  resolve = () => {}
  reject: (error: unknown) => void = () => {}

  constructor() {
    this.committed = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
    })
    // Each member awaits it in its own time.
    this.committed.catch(() => {})
  }

  get isFull(): boolean {
    return performance.now() - this.#since > openMs
  }
}
