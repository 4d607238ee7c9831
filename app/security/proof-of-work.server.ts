import { randomInt } from 'node:crypto'
import { createChallenge, verifySolution, type Challenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { hashTokenUse } from './page-token.server.ts'
import { isSignatureOf, sign } from './signed-value.server.ts'
import { validMinutes } from './wait-token.server.ts'

/** Rounds of PBKDF2 for one guess: some milliseconds, so that a telephone has an answer within seconds too. */
const cost = 10_000
/** How many guesses the answer is away, at most; at least half as many. */
const maxCounter = 300

interface SignedChallenge {
  page: string
  until: number
  challenge: Challenge
}

/**
 * What the browser has to find out, for the page with that token only: `<signature>.<JSON>`; app/enhance/proof-work.ts is
 * its twin. The library's own expiry looks at the machine's clock, so ours is beside it.
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

/** Whether `solution` (`<counter>.<key in hex>`) solves our challenge for that page, not too late. Costs three signatures. */
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
