import type { DedupKeyOf } from '#db/queries/supporter/dedup-keys.ts'
import { normaliseEmail } from './address/normalise-email.ts'
import { fingerprint } from '#app/security/fingerprint.server.ts'
import { hashToken, randomLinkToken } from '#app/security/link-token.server.ts'

/** What a link in a mail carries, and what is kept of it. */
export interface ConfirmationKeys {
  /** 256 random bits, base64url: it stands in the confirmation mail and nowhere else */
  token: string
  tokenHash: string
  /** follows from the token, since the thank-you mail shows it too and only hashes are kept */
  manageToken: string
  manageHash: string
}

/** One key for each mailbox, from a parsed e-mail: it tells nobody the address who has not got the secret. */
export const emailKey = (secret: string, email: string): string =>
  fingerprint(secret, 'email', normaliseEmail(email))

/** One letter for each supporter, recipient and campaign. */
export const dedupKey = (secret: string, campaign: string, recipientId: string, email: string): string =>
  fingerprint(secret, 'once', campaign, recipientId, normaliseEmail(email))

/** The same for the database, which has no secret. */
export const dedupKeyFor =
  (secret: string): DedupKeyOf =>
  ({ campaign, recipient, email }) =>
    dedupKey(secret, campaign, recipient, email)

/** A directory's address. Capitals do not matter; aliases do, since each may fail by itself. */
export const addressKey = (secret: string, address: string): string =>
  fingerprint(secret, 'address', address.trim().toLowerCase())

export function createConfirmationKeys(secret: string): ConfirmationKeys {
  const token = randomLinkToken()
  return { token, tokenHash: hashToken(token), ...manageKeysOf(secret, token) }
}

export function manageKeysOf(
  secret: string,
  token: string,
): Pick<ConfirmationKeys, 'manageToken' | 'manageHash'> {
  const manageToken = fingerprint(secret, 'manage', token)
  return { manageToken, manageHash: hashToken(manageToken) }
}
