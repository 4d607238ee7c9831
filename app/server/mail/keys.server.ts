import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { DedupKeyOf } from '../../../db/queries/confirmation/dedup-keys.ts'
import { normaliseEmail } from '../../domain/mail/normalise.ts'

/** What a link in a mail carries, and what is kept of it. */
export interface Confirmation {
  /** 256 random bits, base64url: it stands in the confirmation mail and nowhere else */
  token: string
  tokenHash: string
  /** follows from the token, since the thank-you mail shows it too and only hashes are kept */
  manageToken: string
  manageHash: string
}

/** One key for each mailbox, from a parsed e-mail: it tells nobody the address who has not got the secret. */
export const emailKey = (secret: string, email: string): string =>
  keyed(secret, 'email', normaliseEmail(email))

/** One letter for each supporter, recipient and campaign. */
export const onceKey = (secret: string, campaign: string, recipientId: string, email: string): string =>
  keyed(secret, 'once', campaign, recipientId, normaliseEmail(email))

/** The same for the database, which has no secret. */
export const keyOfLetters =
  (secret: string): DedupKeyOf =>
  ({ campaign, recipient, email }) =>
    onceKey(secret, campaign, recipient, email)

/** A directory's address. Capitals do not matter; aliases do, since each may fail by itself. */
export const addressKey = (secret: string, address: string): string =>
  keyed(secret, 'address', address.trim().toLowerCase())

export function mintConfirmation(secret: string): Confirmation {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashToken(token), ...manageOf(secret, token) }
}

export function manageOf(secret: string, token: string): Pick<Confirmation, 'manageToken' | 'manageHash'> {
  const manageToken = keyed(secret, 'manage', token)
  return { manageToken, manageHash: hashToken(manageToken) }
}

/** No salt: nobody can guess what has 256 random bits. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** A keyed hash of a list of parts. JSON, so that no two lists read the same. */
export const keyed = (secret: string, ...parts: readonly string[]): string =>
  createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url')
