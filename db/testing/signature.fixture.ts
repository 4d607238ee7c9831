import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { signatoryKinds } from '#app/statement/signatory.ts'
import type { SignatureData } from '#app/statement/signature-data.ts'
import type { TestDatabase } from './both.ts'
import type { Database } from '#db/schema/database.ts'
import type { SignatureAuthority } from '#db/schema/signature.ts'
import type { PendingConfirmation } from '#db/schema/confirmation.ts'
import { everythingStored, limits, mail, now } from './mail.fixture.ts'
import { countSignatures, type StandingCounts } from '#db/queries/signature/signatories.ts'
import type { SignatureKeys } from '#db/queries/signature/related.ts'
import { requestConfirmation } from '#db/queries/confirmation/request.ts'
import { confirmSignature, type PlanSignature } from '#db/queries/signature/signing/confirm-signature.ts'

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

type PendingSignature = PendingConfirmation<'signature'>

/** Somebody who asks to sign; every hash is their own. */
export const signer = (who: string, more: Partial<SignatureData> = {}): PendingSignature => ({
  id: `id of ${who}`,
  kind: 'signature',
  slug: statement,
  tokenHash: `token of ${who}`,
  manageHash: `manage of ${who}`,
  signatureId: null,
  language: 'en',
  email: `${who}.CANARY@watchers.example`,
  emailKey: `key of ${who}`,
  content: { ...form, ...more },
  createdAt: '2026-03-02T08:00:00.000Z',
  expiresAt: '2026-03-04T08:00:00.000Z',
})

export const askToSign = (db: Kysely<Database>, pending: PendingSignature) =>
  requestConfirmation(db, { pending, mail, limits })

const nameKeyOf = (name: string): string => createHash('sha256').update(name).digest('base64url')

export const keysOf = ({ name, otherName }: Pick<SignatureData, 'name' | 'otherName'>): SignatureKeys => ({
  nameKey: nameKeyOf(name),
  otherKey: otherName === null ? null : nameKeyOf(otherName),
  domainKey: 'watchers',
})

export const planFor =
  (authority: SignatureAuthority | null): PlanSignature =>
  () => ({
    authority,
    thanks: { subject: 'Thank you', text: 'Dear CANARY' },
  })

export const confirmAs = (
  db: Kysely<Database>,
  pending: PendingSignature,
  authority: SignatureAuthority | null = 'domain',
) => confirmSignature(db, pending, { now, day, keys: keysOf(pending.content) }, planFor(authority))

/** Requests and confirms. */
export async function sign(
  db: Kysely<Database>,
  pending: PendingSignature,
  authority: SignatureAuthority | null = 'domain',
) {
  await askToSign(db, pending)
  return confirmAs(db, pending, authority)
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
  const tables = ['pendingConfirmation', 'signature', 'signaturePerson', 'outbox'] as const
  return JSON.stringify(
    await Promise.all(tables.map((table) => database.db.selectFrom(table).selectAll().execute())),
  )
}
