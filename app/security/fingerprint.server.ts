import { createHash } from 'node:crypto'
import { hmac } from './signed-value.server.ts'

/**
 * A keyed hash of what must be known again but not be readable: it tells nothing to anybody without the secret. `purpose` keeps fingerprints
 * of the same text apart. They are in databases and in links already sent: never change a purpose or the order of its parts.
 */
export const fingerprint = (secret: string, purpose: string, ...parts: readonly string[]): string =>
  // JSON, so that no two lists of parts read the same.
  hmac(secret, JSON.stringify([purpose, ...parts]))

/** A plain hash in base64url, for what nobody can guess. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url')
