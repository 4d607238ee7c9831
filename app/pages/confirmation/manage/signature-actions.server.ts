import { listRelated } from '#db/queries/signature/related.ts'
import type { SignatureFound } from '#db/queries/signature/rows.ts'
import { decideSignature, withdrawSignature, type SignatureChange } from '#db/queries/signature/signatures.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { decideAuthority, needsReview, isListedSameName } from '#app/signature/authority/authority.ts'
import { parseCorrection, chooseRegion } from '#app/signature/signing/parse-signature.ts'
import { findSharedDomain } from '#app/signature/authority/shared-domain.ts'
import { regionalGroupOf } from '#app/reference/signatory-region.ts'
import { signFields, type SignProblem } from '#app/signature/signing/sign-fields.ts'
import { latestVersion, signingStatus, type Statement } from '#app/statement/statement.ts'
import type { Context } from '#app/context.ts'
import { eraseByEmailKey } from '#app/mail/admin/erase.server.ts'
import { readField, readFields } from '#app/core/form-fields.ts'
import { isImportedName, toRelatedSignatures } from '#app/signature/authority/related-signatures.server.ts'
import { signatureKeys } from '#app/signature/signature-keys.server.ts'

/** An action of a signature's owner. Returns whether anything was changed, or what was wrong with what was typed. */
export type SignatureAction = (
  app: Context,
  statement: Statement,
  found: SignatureFound,
  data: FormData,
) => Promise<Result<boolean, SignProblem[]>>

export const isActive = ({ status }: Pick<SignatureFound, 'status'>): boolean =>
  status === 'standing' || status === 'waiting'

/** Corrects what is published. With other names or another website an organisation needs a sign of authority again. */
export const correctSignature: SignatureAction = async (app, statement, { row }, data) => {
  const form = readFields(data, signFields)
  const parsed = parseCorrection(form, row.kind)
  if (!parsed.ok) return parsed
  const { secret } = app
  const { slug } = statement
  const named = { ...parsed.value, kind: row.kind }
  const isImported = isImportedName(app, slug, named)
  return changeIfActive(app, slug, row.id, async (found, trx) => {
    const { person, fields, visibility } = found
    if (!fields) return undefined
    const region = chooseRegion(
      regionLookup(app),
      row.kind,
      visibility,
      form.region === '1',
      parsed.value.country,
    )
    const next: SignatureChange = { fields: { ...parsed.value, region } }
    const { website } = parsed.value
    const isOrganisation = row.kind === 'organisation'
    const shared =
      isOrganisation && person.email !== null ? findSharedDomain(person.email, website) : undefined
    const keys = signatureKeys(secret, slug, named, shared)
    const isSame =
      keys.nameKey === person.nameKey && keys.otherKey === person.otherKey && website === fields.website
    // What a second officer or the organiser decided is still valid then, and so is the domain that speaks for it.
    if (!isOrganisation || isSame) return { ...next, keys: { ...keys, domainKey: person.domainKey } }
    const related = await listRelated(trx, slug, { ...keys, emailKey: person.emailKey })
    const authority = decideAuthority(
      row.kind,
      visibility,
      shared,
      toRelatedSignatures(related, row.id, isImported),
    )
    const status = authority === null ? 'waiting' : 'standing'
    return { ...next, keys, authority, status }
  })
}

/**
 * Switches between listed and anonymous. A signature that becomes listed waits if another is listed under the same name by then;
 * either way it waits if its domain or its mailbox has so many that a new one would wait.
 */
export const switchVisibility: SignatureAction = async (app, statement, { row, fields }, data) => {
  const visibility = readField(data, 'visibility')
  if (visibility !== 'listed' && visibility !== 'anonymous')
    return err([{ field: 'visibility', code: 'sign.wrong.choose' }])
  if (visibility === 'listed' && !canBeListed(statement, row.kind)) return ok(false)
  const { slug } = statement
  const isImported = fields !== null && isImportedName(app, slug, { ...fields, kind: row.kind })
  return changeIfActive(app, slug, row.id, async (found, trx) => {
    const stored = found.fields
    if (!stored || found.visibility === visibility) return undefined
    const region = chooseRegion(
      regionLookup(app),
      row.kind,
      visibility,
      readField(data, 'region') === '1',
      stored.country,
    )
    const next: SignatureChange = { visibility, fields: { ...stored, region } }
    if (row.kind === 'person' || found.status !== 'standing') return next
    const { person, authority } = found
    const { nameKey, otherKey, domainKey, emailKey } = person
    const related = await listRelated(trx, slug, { nameKey, otherKey, domainKey, emailKey })
    const known = toRelatedSignatures(related, row.id, isImported)
    const isInReview =
      authority === 'organiser'
        ? visibility === 'listed' && known.some(isListedSameName)
        : needsReview(visibility, known)
    return isInReview ? { ...next, status: 'waiting', authority: null } : next
  })
}

/** Signs the newest version, if that is the one that was on the page. */
export const signNewerVersion: SignatureAction = async (app, statement, { row }, data) => {
  const newest = latestVersion(statement)
  if (readField(data, 'version') !== String(newest)) return ok(false)
  if (signingStatus(statement, dayInGeneva(app.now())) !== 'open') return ok(false)
  return changeIfActive(app, statement.slug, row.id, async ({ version }) =>
    version < newest ? { version: newest } : undefined,
  )
}

export async function withdrawManaged(
  { db }: Context,
  { row, ...found }: SignatureFound,
  options: { keepsKeys?: boolean } = {},
): Promise<void> {
  if (isActive(found)) await withdrawSignature(db, { statement: row.statement, id: row.id }, options)
}

/** Everything of that mailbox, in letters too. */
export async function eraseMailbox(app: Context, emailKey: string): Promise<void> {
  if (emailKey !== '') await eraseByEmailKey(app, emailKey)
}

export const canBeListed = ({ signatories }: Statement, kind: SignatureFound['row']['kind']): boolean =>
  kind === 'organisation' || signatories.persons === 'listed'

const regionLookup = ({ reference }: Context) => ({
  regionOf: (country: string) => regionalGroupOf(reference.states, country),
})

type Decide = Parameters<typeof decideSignature>[2]

async function changeIfActive(app: Context, statement: string, id: string, decide: Decide) {
  let isChanged = false
  await decideSignature(app.db, { statement, id }, async (found, trx) => {
    const next = isActive(found) ? await decide(found, trx) : undefined
    isChanged = next !== undefined
    return next
  })
  return ok(isChanged)
}
