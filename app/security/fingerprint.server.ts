import { createHash } from 'node:crypto'
import { hmac } from './signed-value.server.ts'

/**
 * Computes a keyed hash of something that must be recognised but not readable. `purpose` separates
 * fingerprints of the same text. They are in databases and in links already sent: never change a purpose or
 * the order of its parts.
 */
export const fingerprint = (secret: string, purpose: string, ...parts: readonly string[]): string =>
  // JSON, so that different lists of parts never give the same text.
  hmac(secret, JSON.stringify([purpose, ...parts]))

/** Computes an unkeyed hash in base64url, for values that nobody can guess. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url')
