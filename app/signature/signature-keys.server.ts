import type { SignatureKeys } from '#db/queries/signature/related.ts'
import { signatoryNameKey } from './identity/signatory-name-key.ts'
import type { SignatureData } from '#app/statement/signature-data.ts'
import { fingerprint } from '#app/security/fingerprint.server.ts'
import { hashToken, randomLinkToken } from '#app/security/link-token.server.ts'

/** What a link in a mail carries, and what is kept of it. */
export interface SignatureRequestKeys {
  /** 256 random bits, base64url: it stands in the confirmation mail and nowhere else */
  token: string
  tokenHash: string
  /** of the signature; it follows from the token, so that pressing twice finds it */
  id: string
  manageHash: string
}

export function createSignatureRequestKeys(secret: string): SignatureRequestKeys {
  const token = randomLinkToken()
  const id = signatureId(secret, token)
  return { token, tokenHash: hashToken(token), id, manageHash: hashToken(manageSignatureToken(secret, id)) }
}

/** Of whoever confirmed with this token. */
export const signatureId = (secret: string, token: string): string =>
  fingerprint(secret, 'signature', token).slice(0, 22)

/** The link to what is stored. It follows from the id, so that later mails can carry it too while only its hash is kept. */
export const manageSignatureToken = (secret: string, id: string): string =>
  fingerprint(secret, 'yours-signature', id)

/** One key for all names that look the same, and one for a domain; they tell nobody who has not got the secret. */
export function signatureKeys(
  secret: string,
  statement: string,
  { kind, name, otherName }: Pick<SignatureData, 'kind' | 'name' | 'otherName'>,
  domain: string | undefined,
): SignatureKeys {
  const nameKey = (one: string) => fingerprint(secret, 'signatory', statement, signatoryNameKey(kind, one))
  return {
    nameKey: nameKey(name),
    otherKey: otherName === null ? null : nameKey(otherName),
    domainKey: domain === undefined ? null : fingerprint(secret, 'domain', statement, domain),
  }
}

/** What the limit by day counts apart: an organisation of a mailbox; persons are not told apart. Of one day only. */
export const requestLimitKey = (
  secret: string,
  statement: string,
  { kind, name }: Pick<SignatureData, 'kind' | 'name'>,
  day: string,
): string | null =>
  kind === 'person'
    ? null
    : fingerprint(secret, 'asked', statement, day, signatoryNameKey(kind, name)).slice(0, 22)

/** The secret of a partner's way to its contacts. */
export const partnerToken = (secret: string, statement: string, partner: string, n: number): string =>
  fingerprint(secret, 'partner-link', statement, partner, String(n))

/** A second officer's link. */
export function createOfficerToken(): { token: string; tokenHash: string } {
  const token = randomLinkToken()
  return { token, tokenHash: hashToken(token) }
}
