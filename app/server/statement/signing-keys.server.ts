import { randomBytes, timingSafeEqual } from 'node:crypto'
import { foldName } from '../../domain/statement/name-key.ts'
import type { SignatoryKind } from '../../domain/statement/signatory.ts'
import { hashToken, keyed } from '../mail/keys.server.ts'

/** What a link in a mail carries, and what is kept of it. */
export interface SigningKeys {
  /** 256 random bits, base64url: it stands in the confirmation mail and nowhere else */
  token: string
  tokenHash: string
  /** of the signature; it follows from the token, so that pressing twice finds it */
  id: string
  manageHash: string
}

export function mintSigning(secret: string): SigningKeys {
  const token = randomBytes(32).toString('base64url')
  const id = signatureId(secret, token)
  return { token, tokenHash: hashToken(token), id, manageHash: hashToken(yoursToken(secret, id)) }
}

/** Of whoever confirmed with this token. */
export const signatureId = (secret: string, token: string): string =>
  keyed(secret, 'signature', token).slice(0, 22)

/** The link to what is stored. It follows from the id, so that later mails can carry it too while only its hash is kept. */
export const yoursToken = (secret: string, id: string): string => keyed(secret, 'yours-signature', id)

/** One key for all names that look the same; it tells nobody the name who has not got the secret. */
export const nameKey = (secret: string, statement: string, kind: SignatoryKind, name: string): string =>
  keyed(secret, 'signatory', statement, foldName(kind, name))

export const domainKey = (secret: string, statement: string, domain: string): string =>
  keyed(secret, 'domain', statement, domain)

/** The secret of a partner's way to its contacts. */
export const partnerToken = (secret: string, statement: string, partner: string, n: number): string =>
  keyed(secret, 'partner-link', statement, partner, String(n))

export function isSameToken(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** A second officer's link. */
export function mintOfficer(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashToken(token) }
}
