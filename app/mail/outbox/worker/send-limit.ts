export interface Concurrency {
  /** as many as the connections carry */
  few: number
  /** so many that a fast server never waits for us */
  many: number
}

const maxPauseMs = 60_000
/** Milliseconds that a message may take while more are in hand than the connections carry. */
const slowDeliveryMs = 100

/**
 * Decides how many messages may be in hand. More than the connections carry speeds up a fast server; at a slow one they would only
 * wait, and could not be called back. After a failure of the server none is sent for a while, then one at a time feels its way.
 */
export function createSendLimit(
  { few, many }: Concurrency,
  { clock, random }: { clock(): number; random(): number },
) {
  let limit = few
  /** in a row, without a delivery or a refusal in between */
  let serverFailures = 0
  let pausedUntil = 0
  return {
    current: (): number => (serverFailures > 0 ? 1 : limit),
    isPaused: (): boolean => clock() < pausedUntil,
    /** Notes how long a message was in hand. */
    adapt(milliseconds: number): void {
      if (milliseconds > slowDeliveryMs) limit = few
      else if (milliseconds < slowDeliveryMs / 2) limit = Math.min(many, limit + 1)
    },
    /** Notes that the server works, whatever it said of one message. */
    serverWorks(): void {
      serverFailures = 0
    },
    /** Begins a pause and returns its milliseconds; undefined within one, since messages that fail together are one failure. */
    serverFailed(): number | undefined {
      if (clock() < pausedUntil) return undefined
      const pause = Math.min(1000 * 2 ** serverFailures++, maxPauseMs) * (0.75 + 0.5 * random())
      pausedUntil = clock() + pause
      return pause
    },
  }
}
