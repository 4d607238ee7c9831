import { createHmac, timingSafeEqual } from 'node:crypto'

/** Nobody reads what is stored and types name and address faster than this. */
const leastMilliseconds = 2000

/** When a page was made, signed together with its token, for the page's form to bring back. It is stored nowhere. */
export function stampPage(secret: string, token: string, now: Date): string {
  const moment = now.getTime().toString(36)
  return `${moment}.${sign(secret, token, moment)}`
}

/** Whether the stamp is ours, belongs to that token, and the page was looked at for long enough. A stopped clock cannot tell. */
export function wasLookedAt(
  secret: string,
  token: string,
  stamp: string,
  { now, isStopped }: { now: Date; isStopped: boolean },
): boolean {
  const [moment = '', signature = ''] = stamp.split('.')
  const given = Buffer.from(signature)
  const expected = Buffer.from(sign(secret, token, moment))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false
  return isStopped || now.getTime() - Number.parseInt(moment, 36) >= leastMilliseconds
}

const sign = (secret: string, token: string, moment: string): string =>
  createHmac('sha256', secret).update(`page ${token} ${moment}`).digest('base64url')
