import type { SignatureKeys } from '#db/queries/signature/related.ts'
import { signatoryNameKey } from './identity/signatory-name-key.ts'
import type { SignatureData } from '#app/statement/signature-data.ts'
import { fingerprint } from '#app/security/fingerprint.server.ts'
import { createLinkToken, hashToken, type LinkToken } from '#app/security/link-token.server.ts'

/** The token of a request to sign, and the id of the signature that it confirms. */
export interface SignatureRequestKeys extends LinkToken {
  /** follows from the token, so that confirming twice finds the same signature */
  id: string
  manageHash: string
}

export function createSignatureRequestKeys(secret: string): SignatureRequestKeys {
  const link = createLinkToken()
  const id = signatureId(secret, link.token)
  return { ...link, id, manageHash: hashToken(manageSignatureToken(secret, id)) }
}

/** The id of the signature that was confirmed with this token. */
export const signatureId = (secret: string, token: string): string =>
  fingerprint(secret, 'signature', token).slice(0, 22)

/** The token of the manage link. It follows from the id, so that later emails can contain it while only its hash is stored. */
export const manageSignatureToken = (secret: string, id: string): string =>
  fingerprint(secret, 'yours-signature', id)

/** One key for all names that look the same, and one for a domain; without the secret they tell nothing. */
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

/** The key by which the daily limit counts the organisations of a mailbox separately; persons have none. Valid for one day. */
export const requestLimitKey = (
  secret: string,
  statement: string,
  { kind, name }: Pick<SignatureData, 'kind' | 'name'>,
  day: string,
): string | null =>
  kind === 'person'
    ? null
    : fingerprint(secret, 'asked', statement, day, signatoryNameKey(kind, name)).slice(0, 22)

/** The token of a partner's link to its contacts. */
export const partnerToken = (secret: string, statement: string, partner: string, n: number): string =>
  fingerprint(secret, 'partner-link', statement, partner, String(n))
