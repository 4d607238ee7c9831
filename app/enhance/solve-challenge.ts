/** The twin of app/security/proof-of-work.server.ts, as altcha-lib makes it; byte strings are hexadecimal. */
export interface ChallengeParameters {
  nonce: string
  salt: string
  cost: number
  keyLength: number
  keyPrefix: string
  data: { most: number }
}

/**
 * Tries one number after the other until its key begins as asked, and gives `<number>.<key>`; undefined if none does. The
 * browser derives each key beside the page, which stays usable. `progress` is told a share of 1.
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
