import { randomUUID } from 'node:crypto'
import { dayOf, daysBetween } from '#app/time/days.ts'
import { sha256 } from './fingerprint.server.ts'
import { isSignatureOf, sign } from './signed-value.server.ts'

/** In days. Long enough to write to a friend first; after that the page it was on counts nothing more. */
export const maxPageTokenDays = 2

/**
 * A one-time token for a page made for one supporter: `<uuid>.<day>.<signature>`, signed so that nobody can make them
 * without asking for pages. It says nothing about who asked; its day is UTC and has no time.
 */
export function issuePageToken(secret: string, now: Date, id: string = randomUUID()): string {
  const content = `${id}.${dayOf(now)}`
  return `${content}.${sign(secret, 'page-token', content)}`
}

/** Whether we made this token, not too long ago. */
export function isPageToken(secret: string, token: string, now: Date): boolean {
  const match = /^(?<content>[0-9a-f-]{36}\.(?<day>\d{4}-\d{2}-\d{2}))\.(?<signature>[\w-]{43})$/.exec(
    token,
  )?.groups
  if (!match) return false
  const { content = '', day = '', signature = '' } = match
  const age = daysBetween(day, dayOf(now))
  return isSignatureOf(secret, 'page-token', content, signature) && age >= 0 && age < maxPageTokenDays
}

/** What is stored of a token to know it again: a hash of it and of what it was used for, so that two uses cannot be told to belong together. */
export const hashTokenUse = (token: string, purpose: string): string => sha256(`${token} ${purpose}`)
