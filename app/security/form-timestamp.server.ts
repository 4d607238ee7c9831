import { findSignedMoment, signMoment } from './signed-value.server.ts'

/** Nobody reads what is stored and types name and address faster than this. */
const minMilliseconds = 2000

/** When a page was made, for the page's form to bring back. It is stored nowhere. */
export const issueFormTimestamp = (secret: string, token: string, now: Date): string =>
  signMoment(secret, 'form-timestamp', token, now)

/** Whether the timestamp is ours, belongs to that page, and a person can have filled in the form since. A stopped clock cannot tell. */
export function isFormOldEnough(
  secret: string,
  token: string,
  timestamp: string,
  { now, isStopped }: { now: Date; isStopped: boolean },
): boolean {
  const made = findSignedMoment(secret, 'form-timestamp', token, timestamp)
  return made !== undefined && (isStopped || now.getTime() - made >= minMilliseconds)
}
