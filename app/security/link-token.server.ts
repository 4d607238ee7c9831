import { randomBytes } from 'node:crypto'
import { sha256 } from './fingerprint.server.ts'

/** Creates the secret of a link in an email: 256 random bits, base64url. Only that email contains it. */
export const randomLinkToken = (): string => randomBytes(32).toString('base64url')

/** Hashes a token for storage. No salt: nobody can guess 256 random bits. */
export const hashToken = (token: string): string => sha256(token)
