import { randomBytes } from 'node:crypto'
import { sha256 } from './fingerprint.server.ts'

/** The token of a link in an email, and what is stored of it. */
export interface LinkToken {
  /** 256 random bits, base64url: it is in the email and nowhere else */
  token: string
  tokenHash: string
}

export function createLinkToken(): LinkToken {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashToken(token) }
}

/** Hashes a token for storage. No salt: nobody can guess 256 random bits. */
export const hashToken = (token: string): string => sha256(token)
