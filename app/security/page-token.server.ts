import { randomUUID } from 'node:crypto'
import { dayOf, daysBetween } from '#app/time/days.ts'
import { sha256 } from './fingerprint.server.ts'
import { isSignatureOf, sign } from './signed-value.server.ts'

/** Long enough to ask a friend first; after that, actions on the page are no longer counted. */
export const maxPageTokenDays = 2

/**
 * Issues a one-time token for a page made for one supporter: `<uuid>.<day>.<signature>`, signed so that
 * nobody can make one without requesting a page. It does not identify the visitor; its day is UTC, without a
 * time.
 */
export function issuePageToken(secret: string, now: Date, id: string = randomUUID()): string {
  const content = `${id}.${dayOf(now)}`
  return `${content}.${sign(secret, 'page-token', content)}`
}

/** Whether we issued this token within the last days. */
export function isPageToken(secret: string, token: string, now: Date): boolean {
  const match = /^(?<content>[0-9a-f-]{36}\.(?<day>\d{4}-\d{2}-\d{2}))\.(?<signature>[\w-]{43})$/.exec(
    token,
  )?.groups
  if (!match) return false
  const { content = '', day = '', signature = '' } = match
  const age = daysBetween(day, dayOf(now))
  return isSignatureOf(secret, 'page-token', content, signature) && age >= 0 && age < maxPageTokenDays
}

/**
 * Hashes a token with the purpose of its use for storage, so that two uses of one token cannot be linked.
 */
export const hashTokenUse = (token: string, purpose: string): string => sha256(`${token} ${purpose}`)
