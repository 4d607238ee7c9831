/** Cancels a timer. */
export type Cancel = () => void

/** Timers as an argument, so that a test need not wait. */
export interface Timers {
  /**
   * Returns monotonic milliseconds, like performance.now(). Not the campaign's clock, which DEMARCHE_NOW can
   * stop.
   */
  clock(): number
  /** Runs a task once. Keeps the process alive until then. */
  after(milliseconds: number, task: () => void): Cancel
  /** Runs a task repeatedly. Does not keep the process alive. */
  every(milliseconds: number, task: () => void): Cancel
}

export const sleep = ({ after }: Pick<Timers, 'after'>, milliseconds: number): Promise<void> =>
  new Promise((resolve) => void after(milliseconds, resolve))
