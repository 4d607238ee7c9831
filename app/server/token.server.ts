import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

/** Long enough to write to a friend first; after that the page it stood on counts nothing more. */
export const tokenLifeDays = 2

/**
 * A one-time token for a page made for one supporter: `<uuid>.<day>.<signature>`, signed so that nobody can make them
 * without asking for pages. It says nothing about who asked; its day is UTC and has no time.
 */
export function mintToken(secret: string, now: Date, id: string = randomUUID()): string {
  const content = `${id}.${now.toISOString().slice(0, 10)}`
  return `${content}.${sign(secret, content)}`
}

/** Whether we made this token, not too long ago. */
export function isOurToken(secret: string, token: string, now: Date): boolean {
  const match = /^(?<content>[0-9a-f-]{36}\.(?<day>\d{4}-\d{2}-\d{2}))\.(?<signature>[\w-]{43})$/.exec(
    token,
  )?.groups
  if (!match) return false
  const given = Buffer.from(match.signature ?? '')
  const expected = Buffer.from(sign(secret, match.content ?? ''))
  const age = (Date.parse(now.toISOString().slice(0, 10)) - Date.parse(match.day ?? '')) / 86_400_000
  return (
    given.length === expected.length && timingSafeEqual(given, expected) && age >= 0 && age < tokenLifeDays
  )
}

/** What is kept of a token to know it again: a hash of it and of what it was used for, so that two uses cannot be told to belong together. */
export const hashUse = (token: string, purpose: string): string =>
  createHash('sha256').update(`${token} ${purpose}`).digest('base64url')

const sign = (secret: string, content: string): string =>
  createHmac('sha256', secret).update(content).digest('base64url')
