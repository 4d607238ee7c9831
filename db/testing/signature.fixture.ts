import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { signatoryKinds } from '#app/statement/signatory.ts'
import type { SignatureData } from '#app/statement/signature-data.ts'
import type { TestDatabase } from './both.ts'
import type { Database } from '#db/schema/database.ts'
import type { SignatureAuthority } from '#db/schema/signature.ts'
import type { Signing } from '#db/schema/confirmation.ts'
import { everythingStored, limits, messageText, now } from './mail.fixture.ts'
import { countSignatures, type StandingCounts } from '#db/queries/signature/signatories.ts'
import type { SignatureKeys } from '#db/queries/signature/related.ts'
import { confirmSigning, type PlanSigning } from '#db/queries/confirmation/confirm-signature.ts'
import { requestSignatureConfirmation } from '#db/queries/confirmation/pending-signatures.ts'

export const statement = 'a-letter'
export const day = now.slice(0, 10)

export const form: SignatureData = {
  kind: 'organisation',
  visibility: 'listed',
  name: 'Watchers CANARY',
  otherName: null,
  title: null,
  website: 'https://watchers.example',
  country: 'KE',
  region: null,
  contactName: 'Ana CANARY',
  contactRole: 'Director',
  second: null,
  partner: 'a-partner',
  consent: true,
  version: 1,
}

/** Makes a pending signature, with hashes of its own. */
export const signer = (who: string, more: Partial<SignatureData> = {}): Signing => ({
  id: `id of ${who}`,
  tokenHash: `token of ${who}`,
  manageHash: `manage of ${who}`,
  statement,
  language: 'en',
  email: `${who}.CANARY@watchers.example`,
  emailKey: `key of ${who}`,
  form: { ...form, ...more },
  createdAt: '2026-03-02T08:00:00.000Z',
  expiresAt: '2026-03-04T08:00:00.000Z',
})

export const askToSign = (db: Kysely<Database>, signing: Signing) =>
  requestSignatureConfirmation(db, { signing, message: messageText, limits })

const nameKeyOf = (name: string): string => createHash('sha256').update(name).digest('base64url')

export const keysOf = ({ name, otherName }: Pick<SignatureData, 'name' | 'otherName'>): SignatureKeys => ({
  nameKey: nameKeyOf(name),
  otherKey: otherName === null ? null : nameKeyOf(otherName),
  domainKey: 'watchers',
})

export const planFor =
  (authority: SignatureAuthority | null): PlanSigning =>
  () => ({
    authority,
    thanks: { subject: 'Thank you', text: 'Dear CANARY' },
  })

export const confirmAs = (
  db: Kysely<Database>,
  signing: Signing,
  authority: SignatureAuthority | null = 'domain',
) => confirmSigning(db, signing, { now, day, keys: keysOf(signing.form) }, planFor(authority))

/** Requests and confirms. */
export async function sign(
  db: Kysely<Database>,
  signing: Signing,
  authority: SignatureAuthority | null = 'domain',
) {
  await askToSign(db, signing)
  return confirmAs(db, signing, authority)
}

/** Counts the signatures of all versions. */
export async function countAll(db: Kysely<Database>): Promise<StandingCounts> {
  const sum = { organisation: { listed: 0, anonymous: 0 }, person: { listed: 0, anonymous: 0 } }
  for (const counts of (await countSignatures(db, statement)).values())
    for (const kind of signatoryKinds)
      for (const visibility of ['listed', 'anonymous'] as const)
        sum[kind][visibility] += counts[kind][visibility]
  return sum
}

/** Reads all bytes that a database keeps of signing; of a server, all values in its tables. */
export async function everythingSigned(database: TestDatabase): Promise<string> {
  if (database.config.kind === 'file') return everythingStored(database)
  const tables = ['signing', 'signature', 'signaturePerson', 'signatureOfficer', 'outbox'] as const
  return JSON.stringify(
    await Promise.all(tables.map((table) => database.db.selectFrom(table).selectAll().execute())),
  )
}
