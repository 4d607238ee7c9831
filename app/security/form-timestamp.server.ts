import { findSignedMoment, signMoment } from './signed-value.server.ts'

/** Nobody reads the privacy notice and types name and address faster than this. */
const minMilliseconds = 2000

/** Issues the signed time of a page for its form to send back. It is stored nowhere. */
export const issueFormTimestamp = (secret: string, token: string, now: Date): string =>
  signMoment(secret, 'form-timestamp', token, now)

/**
 * Whether the timestamp is ours, belongs to that page, and is old enough for a person to have filled in the
 * form. With a stopped clock, age is not checked.
 */
export function isFormOldEnough(
  secret: string,
  token: string,
  timestamp: string,
  { now, isStopped }: { now: Date; isStopped: boolean },
): boolean {
  const made = findSignedMoment(secret, 'form-timestamp', token, timestamp)
  return made !== undefined && (isStopped || now.getTime() - made >= minMilliseconds)
}
