import { solveChallenge, type Challenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { expect, test } from 'vitest'
import { issuePageToken } from './page-token.server.ts'
import { isChallengeSolved, issueChallenge } from './proof-of-work.server.ts'
import { issueWaitToken, checkWaitToken } from './wait-token.server.ts'

const secret = 'a secret of thirty-two characters'
const now = new Date('2026-03-02T10:00:00Z')
const minutesLater = (n: number) => new Date(now.getTime() + n * 60_000)
const token = issuePageToken(secret, now)
const other = issuePageToken(secret, now)

async function solve(challenge: string): Promise<string> {
  const { challenge: issued } = JSON.parse(challenge.slice(challenge.indexOf('.') + 1)) as {
    challenge: Challenge
  }
  const found = await solveChallenge({ challenge: issued, deriveKey })
  if (!found) throw new Error('no solution was found')
  return `${found.counter}.${found.derivedKey}`
}

test('Ana’s browser works for her page: it counts for that page, for twenty minutes, with our secret', async () => {
  const challenge = await issueChallenge(secret, token, now)
  const brought = { challenge, solution: await solve(challenge) }
  expect(await isChallengeSolved(secret, token, brought, minutesLater(19))).toBe(true)
  expect(await isChallengeSolved(secret, token, brought, minutesLater(21))).toBe(false)
  expect(await isChallengeSolved(secret, other, brought, now)).toBe(false)
  expect(await isChallengeSolved('another secret of so many characters', token, brought, now)).toBe(false)
})

test('a solution without the work does not count', async () => {
  const challenge = await issueChallenge(secret, token, now)
  const solution = await solve(challenge)
  const [counter = '', key = ''] = solution.split('.')
  const wrong = [
    { challenge, solution: '' },
    { challenge, solution: `${counter}.${'0'.repeat(64)}` },
    { challenge, solution: `${counter}.${key.slice(2)}` },
    { challenge: challenge.replace(/"until":\d+/, '"until":9999999999999'), solution },
    { challenge: challenge.replace(/"cost":\d+/, '"cost":1'), solution },
    { challenge: challenge.slice(challenge.indexOf('.')), solution },
    { challenge: '.{}', solution },
    { challenge: '', solution },
    { challenge: 'x'.repeat(100_000), solution },
  ]
  for (const brought of wrong) expect(await isChallengeSolved(secret, token, brought, now)).toBe(false)
})

test('Bo has no scripts and waits: two minutes, on that page, and not all day', () => {
  const ticket = issueWaitToken(secret, token, now)
  const read = (minutes: number, of = token, given = ticket) =>
    checkWaitToken(secret, of, given, { now: minutesLater(minutes), isStopped: false })
  expect(read(1.9)).toBe('early')
  expect(read(2)).toBe('ripe')
  expect(read(20)).toBe('ripe')
  expect(read(20.1)).toBe('late')
  expect(read(2, other)).toBe('none')
  expect(read(2, token, ticket.replace(/^\w+/, '0'))).toBe('none')
  expect(read(2, token, '')).toBe('none')
})
