import { randomBytes } from 'node:crypto'
import { sha256 } from './fingerprint.server.ts'

/** The secret of a link in an email: 256 random bits, base64url. It is in that email and nowhere else. */
export const randomLinkToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of it. No salt: nobody can guess what has 256 random bits. */
export const hashToken = (token: string): string => sha256(token)
