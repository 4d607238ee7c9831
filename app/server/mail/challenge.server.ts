import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { createChallenge, verifySolution, type Challenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { hashUse } from '../token.server.ts'
import { goodMinutes } from './ticket.server.ts'

/** Rounds of PBKDF2 for one guess: some milliseconds, so that a telephone has an answer within seconds too. */
const cost = 10_000
/** How many guesses the answer is away, at most; at least half as many. */
const most = 300

interface Ours {
  page: string
  until: number
  challenge: Challenge
}

/**
 * What the browser has to find out, for the page with that token only: `<signature>.<JSON>`; app/enhance/proof-work.ts is
 * its twin. The library's own expiry looks at the machine's clock, so ours stands beside it.
 */
export async function makeChallenge(secret: string, token: string, now: Date): Promise<string> {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    counter: randomInt(most / 2, most),
    data: { most },
    deriveKey,
    ...keysOf(secret),
  })
  const ours: Ours = {
    page: hashUse(token, 'proof'),
    until: now.getTime() + goodMinutes * 60_000,
    challenge,
  }
  const text = JSON.stringify(ours)
  return `${sign(secret, text)}.${text}`
}

/** Whether `solution` (`<counter>.<key in hex>`) solves our challenge for that page, not too late. Costs three signatures. */
export async function isSolved(
  secret: string,
  token: string,
  { challenge: brought, solution }: { challenge: string; solution: string },
  now: Date,
): Promise<boolean> {
  const ours = readOurs(secret, brought)
  const { counter, derivedKey } =
    /^(?<counter>\d{1,9})\.(?<derivedKey>[0-9a-f]{64})$/.exec(solution)?.groups ?? {}
  if (!ours || counter === undefined || derivedKey === undefined) return false
  if (ours.page !== hashUse(token, 'proof') || ours.until < now.getTime()) return false
  const { verified } = await verifySolution({
    challenge: ours.challenge,
    solution: { counter: Number(counter), derivedKey },
    deriveKey,
    ...keysOf(secret),
  })
  return verified
}

function readOurs(secret: string, brought: string): Ours | undefined {
  const dot = brought.indexOf('.')
  const text = brought.slice(dot + 1)
  const given = Buffer.from(brought.slice(0, Math.max(dot, 0)))
  const expected = Buffer.from(sign(secret, text))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  return JSON.parse(text) as Ours
}

const sign = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(`challenge ${text}`).digest('base64url')

const keysOf = (secret: string) => ({
  hmacSignatureSecret: sign(secret, 'signature'),
  hmacKeySignatureSecret: sign(secret, 'key'),
})
