/** The counterpart of app/security/proof-of-work.server.ts, in the format of altcha-lib; byte strings are hexadecimal. */
export interface ChallengeParameters {
  nonce: string
  salt: string
  cost: number
  keyLength: number
  keyPrefix: string
  data: { most: number }
}

/**
 * Tries one number after the other until its key has the prefix, and returns `<number>.<key>`; undefined if none has. The browser
 * derives each key off the main thread, so that the page stays usable. `progress` gets a share of 1.
 */
export async function solveChallenge(
  { nonce, salt, cost, keyLength, keyPrefix, data: { most } }: ChallengeParameters,
  progress: (share: number) => void,
): Promise<string | undefined> {
  const start = fromHex(nonce)
  const password = new Uint8Array(start.length + 4)
  password.set(start)
  const counter = new DataView(password.buffer)
  const rounds = { name: 'PBKDF2', hash: 'SHA-256', salt: fromHex(salt), iterations: cost }
  for (let n = 0; n <= most; n++) {
    counter.setUint32(start.length, n)
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
    const derived = toHex(new Uint8Array(await crypto.subtle.deriveBits(rounds, key, keyLength * 8)))
    if (derived.startsWith(keyPrefix)) return `${n}.${derived}`
    progress(n / most)
  }
  return undefined
}

const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
