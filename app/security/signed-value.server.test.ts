import { expect, test } from 'vitest'
import { fingerprint } from './fingerprint.server.ts'
import { issueFormTimestamp } from './form-timestamp.server.ts'
import { createLinkToken, hashToken } from './link-token.server.ts'
import { hashTokenUse, isPageToken, issuePageToken } from './page-token.server.ts'
import { isChallengeSolved } from './proof-of-work.server.ts'
import {
  findSignedMoment,
  isSameSecret,
  isSignatureOf,
  sign,
  signMoment,
  type Purpose,
} from './signed-value.server.ts'
import { issueWaitToken } from './wait-token.server.ts'

const secret = 'a secret of thirty-two characters'
const now = new Date('2026-03-02T10:00:00Z')
const id = '3f2b8c1e-9d4a-4c6f-8a1b-0c2d3e4f5a6b'
const token = issuePageToken(secret, now, id)

// Computed by the code of November 2026, before all signatures were made in one place. Pages that are open in browsers, emails that were
// sent and rows in databases carry such values.
test('signatures do not change between releases', () => {
  expect(token).toBe(`${id}.2026-03-02.zuUjxZs0tteiTYNSb6z3luViLhdTNotxvUTMNLQnQxY`)
  expect(isPageToken(secret, token, now)).toBe(true)
  expect(hashTokenUse(token, 'ask')).toBe('I3quftXCR633biPoTgnCH4lFjdvrcby7ETfpd_06LcI')
  expect(issueFormTimestamp(secret, token, now)).toBe('mm90chs0.ljWD8mnJ_9t4rgjaipqtNZf5MB8J_4ggEKzy84vD_aw')
  expect(issueWaitToken(secret, token, now)).toBe('mm90chs0.cCrR5VRa6nF5gue4UW_eVZ3k9yNF2UKTRdKP0Yycc6Q')
  expect(hashToken('A'.repeat(43))).toBe('DwBzhbb51LfusnSGBa_hqYSgo7-j8BTQnip4TOnlzRo')
  expect(fingerprint(secret, 'email', 'ana@post.example')).toBe('h8zcWPQBnRA47gnHlRS9D7BsNIMiApzf05FR8PE_q48')
})

test('a challenge issued before can still be solved', async () => {
  const challenge =
    'Z--JDe-Vl0dmCOeCeEGf_NKQf1UtVj230uHM26IrQ3A.{"page":"1qBcgTXWaMcJCOZnnkhuHyMbBOUwITTX2N0SOnhk9Mw","until":1772446800000,"challenge":{"parameters":{"algorithm":"PBKDF2/SHA-256","cost":10000,"data":{"most":300},"keyLength":32,"keyPrefix":"8a5fbfc9c69109860cbbc927ca448e05","keySignature":"dc4f4567206708acbb1b82cc4bd5f2cf2bd5f17920ce338f04ccc5a9147699ef","nonce":"8e6e305fbad35fda3d6bb67c1ab46aa7","salt":"965a621949e13112d96ec58bc5f7d4ad"},"signature":"2ceeadb8ca53afc4290443cdf6aa31a7c3c93df9ea2ec257bf08fead2bde9ad3"}}'
  const solution = '206.8a5fbfc9c69109860cbbc927ca448e0591ff3dd2792c62e478651ac490ef30e8'
  expect(await isChallengeSolved(secret, token, { challenge, solution }, now)).toBe(true)
})

test('a signature is valid for no other purpose, text or secret', () => {
  const purposes: Purpose[] = ['page-token', 'form-timestamp', 'wait-token', 'challenge']
  for (const purpose of purposes) {
    const signature = sign(secret, purpose, token)
    for (const other of purposes)
      expect(isSignatureOf(secret, other, token, signature)).toBe(other === purpose)
    expect(isSignatureOf(secret, purpose, `${token} `, signature)).toBe(false)
    expect(isSignatureOf(`${secret}.`, purpose, token, signature)).toBe(false)
    expect(isSignatureOf(secret, purpose, token, signature.slice(1))).toBe(false)
  }
})

test('a signed moment is found again for its token only', () => {
  const signed = signMoment(secret, 'wait-token', token, now)
  expect(findSignedMoment(secret, 'wait-token', token, signed)).toBe(now.getTime())
  expect(findSignedMoment(secret, 'form-timestamp', token, signed)).toBeUndefined()
  expect(findSignedMoment(secret, 'wait-token', id, signed)).toBeUndefined()
  expect(findSignedMoment(secret, 'wait-token', token, `1${signed}`)).toBeUndefined()
  expect(findSignedMoment(secret, 'wait-token', token, '')).toBeUndefined()
})

test.each([
  ['', '', true],
  ['a', 'a', true],
  ['a', 'b', false],
  ['a', 'aa', false],
  // As many characters, but more bytes.
  ['é', 'e', false],
])('%j and %j are the same secret: %s', (given, expected, same) => {
  expect(isSameSecret(given, expected)).toBe(same)
})

test('parts of a fingerprint do not run into each other, and its purpose separates it', () => {
  const prints = [
    fingerprint(secret, 'once', 'ab', 'c'),
    fingerprint(secret, 'once', 'a', 'bc'),
    fingerprint(secret, 'once', 'a', 'b', 'c'),
    fingerprint(secret, 'twice', 'ab', 'c'),
    fingerprint(`${secret}.`, 'once', 'ab', 'c'),
  ]
  expect(new Set(prints).size).toBe(prints.length)
})

test('links carry 256 random bits', () => {
  const tokens = Array.from({ length: 100 }, () => createLinkToken().token)
  expect(new Set(tokens).size).toBe(100)
  expect(tokens.every((one) => /^[\w-]{43}$/.test(one))).toBe(true)
})
