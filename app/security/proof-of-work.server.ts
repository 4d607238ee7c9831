import { randomInt } from 'node:crypto'
import { createChallenge, verifySolution, type Challenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { hashTokenUse } from './page-token.server.ts'
import { isSignatureOf, sign } from './signed-value.server.ts'
import { validMinutes } from './wait-token.server.ts'

/**
 * Iterations of PBKDF2 per guess: a few milliseconds, so that a phone finishes within seconds too.
 */
const cost = 10_000
/** Maximum number of guesses until the solution; the minimum is half of it. */
const maxCounter = 300

interface SignedChallenge {
  page: string
  until: number
  challenge: Challenge
}

/**
 * Issues a challenge for the page with this token: `<signature>.<JSON>`. app/enhance/proof-work.ts is its
 * counterpart. The library's own expiry uses the machine's clock, so we add ours.
 */
export async function issueChallenge(secret: string, token: string, now: Date): Promise<string> {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost,
    counter: randomInt(maxCounter / 2, maxCounter),
    data: { most: maxCounter },
    deriveKey,
    ...keysOf(secret),
  })
  const ours: SignedChallenge = {
    page: hashTokenUse(token, 'proof'),
    until: now.getTime() + validMinutes * 60_000,
    challenge,
  }
  const text = JSON.stringify(ours)
  return `${sign(secret, 'challenge', text)}.${text}`
}

/**
 * Whether `solution` (`<counter>.<key in hex>`) solves our challenge for that page in time. Costs three
 * signatures.
 */
export async function isChallengeSolved(
  secret: string,
  token: string,
  { challenge: brought, solution }: { challenge: string; solution: string },
  now: Date,
): Promise<boolean> {
  const ours = findChallenge(secret, brought)
  const { counter, derivedKey } =
    /^(?<counter>\d{1,9})\.(?<derivedKey>[0-9a-f]{64})$/.exec(solution)?.groups ?? {}
  if (!ours || counter === undefined || derivedKey === undefined) return false
  if (ours.page !== hashTokenUse(token, 'proof') || ours.until < now.getTime()) return false
  const { verified } = await verifySolution({
    challenge: ours.challenge,
    solution: { counter: Number(counter), derivedKey },
    deriveKey,
    ...keysOf(secret),
  })
  return verified
}

function findChallenge(secret: string, brought: string): SignedChallenge | undefined {
  const dot = brought.indexOf('.')
  const text = brought.slice(dot + 1)
  const signature = brought.slice(0, Math.max(dot, 0))
  if (!isSignatureOf(secret, 'challenge', text, signature)) return undefined
  return JSON.parse(text) as SignedChallenge
}

const keysOf = (secret: string) => ({
  hmacSignatureSecret: sign(secret, 'challenge', 'signature'),
  hmacKeySignatureSecret: sign(secret, 'challenge', 'key'),
})
