import type { DedupKeyOf } from '#db/queries/supporter/dedup-keys.ts'
import { normaliseEmail } from './address/normalise-email.ts'
import { fingerprint } from '#app/security/fingerprint.server.ts'
import { createLinkToken, hashToken, type LinkToken } from '#app/security/link-token.server.ts'

/** The tokens of a request to send letters: of the link that confirms it and of the link that manages them. */
export interface ConfirmationKeys extends LinkToken {
  /** follows from the token, since the thank-you email contains it too and only hashes are stored */
  manageToken: string
  manageHash: string
}

/** One key for each mailbox, from a parsed email address; without the secret it tells nothing about the address. */
export const emailKey = (secret: string, email: string): string =>
  fingerprint(secret, 'email', normaliseEmail(email))

/** The deduplication key of a letter: one letter for each supporter, recipient and campaign. */
export const dedupKey = (secret: string, campaign: string, recipientId: string, email: string): string =>
  fingerprint(secret, 'once', campaign, recipientId, normaliseEmail(email))

/** The same as a function for the database, which has no secret. */
export const dedupKeyFor =
  (secret: string): DedupKeyOf =>
  ({ campaign, recipient, email }) =>
    dedupKey(secret, campaign, recipient, email)

/** The key of a directory's address. Capitals do not matter; aliases do, since each may fail by itself. */
export const addressKey = (secret: string, address: string): string =>
  fingerprint(secret, 'address', address.trim().toLowerCase())

export function createConfirmationKeys(secret: string): ConfirmationKeys {
  const link = createLinkToken()
  return { ...link, ...manageKeysOf(secret, link.token) }
}

export function manageKeysOf(
  secret: string,
  token: string,
): Pick<ConfirmationKeys, 'manageToken' | 'manageHash'> {
  const manageToken = fingerprint(secret, 'manage', token)
  return { manageToken, manageHash: hashToken(manageToken) }
}
