const minute = 60_000
const hour = 60 * minute

/**
 * Milliseconds to wait after the first failed attempt, the second and so on; after the last of them a message is given up.
 * RFC 5321, 4.5.4.1 asks for half an hour between attempts and four to five days before giving up; the first ones come sooner, since
 * greylisting (RFC 6647) and short failures pass in minutes.
 */
export const retryDelays: readonly number[] = [
  minute,
  5 * minute,
  15 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
  24 * hour,
  24 * hour,
  24 * hour,
]

/**
 * Plans the next attempt after `attempts` failed ones (from 1); undefined: give up, after about five days. `jitter`, from 0 to 1, moves
 * the pause by up to a quarter, so that messages that failed together are not retried together.
 */
export function planRetry(attempts: number, now: Date, jitter: number): Date | undefined {
  const pause = retryDelays[Math.max(attempts, 1) - 1]
  return pause === undefined ? undefined : new Date(now.getTime() + Math.round(pause * (0.75 + 0.5 * jitter)))
}
