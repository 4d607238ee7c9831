/** Ends a timer that has not fired yet, or one that repeats. */
export type Cancel = () => void

/** Time as an argument, so that a test need not wait for it. */
export interface Timers {
  /** milliseconds that only go forward, like performance.now(); not the clock of the campaign, which DEMARCHE_NOW can stop */
  clock(): number
  /** Runs a task once. The program stays alive until then. */
  after(milliseconds: number, task: () => void): Cancel
  /** Runs a task again and again. It does not keep the program alive. */
  every(milliseconds: number, task: () => void): Cancel
}

export const sleep = ({ after }: Pick<Timers, 'after'>, milliseconds: number): Promise<void> =>
  new Promise((resolve) => void after(milliseconds, resolve))
