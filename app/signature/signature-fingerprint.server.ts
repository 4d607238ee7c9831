import type { SignatoryFields } from '#app/statement/signature-data.ts'
import { fingerprint } from '#app/security/fingerprint.server.ts'

type FingerprintFields = Pick<SignatoryFields, 'name' | 'otherName' | 'website' | 'country'>

/**
 * Fingerprint of what a person looks at before agreeing: twelve hexadecimal digits, which differ if it was corrected meanwhile;
 * empty for what was erased. Keyed, or a contact could search for another name with the same fingerprint.
 */
export function signatureFingerprint(secret: string, fields: FingerprintFields | null): string {
  if (fields === null) return ''
  const { name, otherName, website, country } = fields
  const mark = fingerprint(secret, 'signature-mark', JSON.stringify([name, otherName, website, country]))
  return Buffer.from(mark, 'base64url').toString('hex').slice(0, 12)
}

/** The reference by which an organiser names a signature as it was displayed. The fingerprint is first, since an id may begin like an option. */
export const formatReference = (secret: string, id: string, fields: FingerprintFields | null): string =>
  `${signatureFingerprint(secret, fields)}~${id}`

/** Reads a reference; an id alone has no fingerprint. */
export function parseReference(typed: string): { id: string; mark: string | undefined } {
  const at = typed.indexOf('~')
  return at < 0 ? { id: typed, mark: undefined } : { id: typed.slice(at + 1), mark: typed.slice(0, at) }
}
