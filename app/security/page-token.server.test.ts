import { createHmac, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashTokenUse, isPageToken, issuePageToken } from './page-token.server.ts'

const secret = 's'.repeat(32)
const now = new Date('2026-11-21T12:00:00Z')
const at = (moment: string) => new Date(moment)
const token = issuePageToken(secret, now)

test('a token is ours on its day and the next, and no longer', () => {
  expect(isPageToken(secret, token, at('2026-11-21T23:59:59Z'))).toBe(true)
  expect(isPageToken(secret, token, at('2026-11-22T23:59:59Z'))).toBe(true)
  expect(isPageToken(secret, token, at('2026-11-23T00:00:00Z'))).toBe(false)
  expect(isPageToken(secret, token, at('2026-11-20T23:59:59Z'))).toBe(false)
})

test('a token does not identify the visitor: it has a random id and a day', () => {
  expect(token).toMatch(/^[0-9a-f-]{36}\.2026-11-21\.[\w-]{43}$/)
  expect(issuePageToken(secret, now)).not.toBe(token)
})

test.each([
  ['signed with another key', issuePageToken('t'.repeat(32), now)],
  ['with another day', token.replace('2026-11-21', '2026-11-22')],
  ['with another id', `${randomUUID()}${token.slice(36)}`],
  ['cut', token.slice(0, -1)],
  ['longer', `${token}A`],
  ['with a line after it', `${token}\n`],
  [
    'of a day that is none',
    `${randomUUID()}.2026-99-99.${createHmac('sha256', secret).update('x').digest('base64url')}`,
  ],
  ['of ten thousand letters', 'a'.repeat(10_000)],
  ['empty', ''],
])('a token %s is not ours', (_what, forged) =>
  expect(isPageToken(secret, forged, at('2026-11-21T12:00:00Z'))).toBe(false),
)

test('the stored hash reveals neither the token nor that two uses belong together', () => {
  const uses = [
    hashTokenUse(token, 'a'),
    hashTokenUse(token, 'b'),
    hashTokenUse(issuePageToken(secret, now), 'a'),
  ]
  expect(new Set(uses).size).toBe(3)
  expect(hashTokenUse(token, 'a')).toBe(uses[0])
  expect(uses.join()).not.toContain(token.slice(0, 36))
})
