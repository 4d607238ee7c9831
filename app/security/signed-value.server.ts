import { createHmac, timingSafeEqual } from 'node:crypto'

// Prefixes of signed content, so that a signature for one purpose is not valid for another. A page token has none: only it begins with a UUID. Never change one: pages and emails already sent contain such signatures.
const labels = {
  'page-token': '',
  'form-timestamp': 'page ',
  'wait-token': 'wait ',
  challenge: 'challenge ',
} as const

export type Purpose = keyof typeof labels

/**
 * HMAC-SHA256 in base64url (RFC 2104, RFC 4648, 5): 43 characters. All HMACs of this application are made
 * here.
 */
export const hmac = (key: string | Uint8Array, content: string | Uint8Array): string =>
  createHmac('sha256', key).update(content).digest('base64url')

/** Signs a text that is given out with its signature and comes back. */
export const sign = (secret: string, purpose: Purpose, content: string): string =>
  hmac(secret, labels[purpose] + content)

/** Whether the signature is ours, for this text and purpose. */
export const isSignatureOf = (
  secret: string,
  purpose: Purpose,
  content: string,
  signature: string,
): boolean => isSameSecret(signature, sign(secret, purpose, content))

/** Compares a given value with a secret in constant time; only a difference in length shows. */
export function isSameSecret(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/**
 * Signs a moment together with its page token: `<milliseconds in base 36>.<signature>`. It is stored nowhere.
 */
export function signMoment(secret: string, purpose: Purpose, token: string, moment: Date): string {
  const milliseconds = moment.getTime().toString(36)
  return `${milliseconds}.${sign(secret, purpose, `${token} ${milliseconds}`)}`
}

/** Finds the signed moment in milliseconds; undefined if we did not sign it for that token. */
export function findSignedMoment(
  secret: string,
  purpose: Purpose,
  token: string,
  signed: string,
): number | undefined {
  const [milliseconds = '', signature = ''] = signed.split('.')
  return isSignatureOf(secret, purpose, `${token} ${milliseconds}`, signature)
    ? Number.parseInt(milliseconds, 36)
    : undefined
}
