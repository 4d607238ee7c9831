import { listAkin } from '../../../db/queries/signature-akin.ts'
import type { SignatureFound } from '../../../db/queries/signature-rows.ts'
import { decideSignature, withdrawSignature, type SignatureChange } from '../../../db/queries/signatures.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import { accept, refuse, type Result } from '../../domain/result.ts'
import { decideAuthority, isHeldUp, isListedNamesake } from '../../domain/statement/authority.ts'
import { parseCorrection, showRegion } from '../../domain/statement/parse-signature.ts'
import { findSharedDomain } from '../../domain/statement/shared-domain.ts'
import { regionOf } from '../../domain/statement/region.ts'
import type { SignProblem } from '../../domain/statement/sign-form.ts'
import { latestVersion, showSigning, type Statement } from '../../domain/statement/statement.ts'
import type { Context } from '../../context.ts'
import { eraseKey } from '../mail/erase.server.ts'
import { field } from '../pages/form-fields.server.ts'
import { isInElsewhere, showKnown } from './namesakes.server.ts'
import { readSignForm } from './sign-page.server.ts'
import { signatureKeys } from './signing-keys.server.ts'

/** What the owner of a link does to a signature: whether anything was changed, or what was wrong with what was typed. */
export type Deed = (
  app: Context,
  statement: Statement,
  found: SignatureFound,
  data: FormData,
) => Promise<Result<boolean, SignProblem[]>>

export const isAlive = ({ status }: Pick<SignatureFound, 'status'>): boolean =>
  status === 'standing' || status === 'waiting'

/** Corrects what is shown. With other names or another website an organisation needs a sign of authority once more. */
export const correct: Deed = async (app, statement, { row }, data) => {
  const form = readSignForm(data)
  const parsed = parseCorrection(form, row.kind)
  if (!parsed.ok) return parsed
  const { secret } = app
  const { slug } = statement
  const named = { ...parsed.value, kind: row.kind }
  const isElsewhere = isInElsewhere(app, slug, named)
  return change(app, slug, row.id, async (found, trx) => {
    const { person, fields, visibility } = found
    if (!fields) return undefined
    const region = showRegion(regions(app), row.kind, visibility, form.region, parsed.value.country)
    const next: SignatureChange = { fields: { ...parsed.value, region } }
    const { website } = parsed.value
    const isOrganisation = row.kind === 'organisation'
    const shared =
      isOrganisation && person.email !== null ? findSharedDomain(person.email, website) : undefined
    const keys = signatureKeys(secret, slug, named, shared)
    const isSame =
      keys.nameKey === person.name_key && keys.otherKey === person.other_key && website === fields.website
    // What a second officer or the organiser said of it still holds then, and so does the domain it stands by.
    if (!isOrganisation || isSame) return { ...next, keys: { ...keys, domainKey: person.domain_key } }
    const akin = await listAkin(trx, slug, { ...keys, emailKey: person.email_key })
    const authority = decideAuthority(row.kind, visibility, shared, showKnown(akin, row.id, isElsewhere))
    const status = authority === null ? 'waiting' : 'standing'
    return { ...next, keys, authority, status }
  })
}

/**
 * From listed to anonymous and back. Back, it waits if somebody else is listed under the same name by then; and either way if so many
 * stand so by its domain or its mailbox that a new one would wait.
 */
export const switchVisibility: Deed = async (app, statement, { row, fields }, data) => {
  const visibility = field(data, 'visibility')
  if (visibility !== 'listed' && visibility !== 'anonymous')
    return refuse([{ field: 'visibility', code: 'empty' }])
  if (visibility === 'listed' && !canBeListed(statement, row.kind)) return accept(false)
  const { slug } = statement
  const isElsewhere = fields !== null && isInElsewhere(app, slug, { ...fields, kind: row.kind })
  return change(app, slug, row.id, async (found, trx) => {
    const kept = found.fields
    if (!kept || found.visibility === visibility) return undefined
    const region = showRegion(regions(app), row.kind, visibility, field(data, 'region'), kept.country)
    const next: SignatureChange = { visibility, fields: { ...kept, region } }
    if (row.kind === 'person' || found.status !== 'standing') return next
    const { person, authority } = found
    const { name_key: nameKey, other_key: otherKey, domain_key: domainKey, email_key: emailKey } = person
    const akin = await listAkin(trx, slug, { nameKey, otherKey, domainKey, emailKey })
    const known = showKnown(akin, row.id, isElsewhere)
    const isHeld =
      authority === 'organiser'
        ? visibility === 'listed' && known.some(isListedNamesake)
        : isHeldUp(visibility, known)
    return isHeld ? { ...next, status: 'waiting', authority: null } : next
  })
}

/** Signs the newest version, if that is the one that was on the page. */
export const signNewer: Deed = async (app, statement, { row }, data) => {
  const newest = latestVersion(statement)
  if (field(data, 'version') !== String(newest)) return accept(false)
  if (showSigning(statement, dayInGeneva(app.now())) !== 'open') return accept(false)
  return change(app, statement.slug, row.id, async ({ version }) =>
    version < newest ? { version: newest } : undefined,
  )
}

export async function withdrawYours(
  { db }: Context,
  { row, ...found }: SignatureFound,
  options: { keepsMarks?: boolean } = {},
): Promise<void> {
  if (isAlive(found)) await withdrawSignature(db, { statement: row.statement, id: row.id }, options)
}

/** Everything of that mailbox, in letters too. */
export async function eraseYours(app: Context, emailKey: string): Promise<void> {
  if (emailKey !== '') await eraseKey(app, emailKey)
}

export const canBeListed = ({ signatories }: Statement, kind: SignatureFound['row']['kind']): boolean =>
  kind === 'organisation' || signatories.persons === 'listed'

const regions = ({ reference }: Context) => ({
  regionOf: (country: string) => regionOf(reference.states, country),
})

type Decide = Parameters<typeof decideSignature>[2]

async function change(app: Context, statement: string, id: string, decide: Decide) {
  let isChanged = false
  await decideSignature(app.db, { statement, id }, async (found, trx) => {
    const next = isAlive(found) ? await decide(found, trx) : undefined
    isChanged = next !== undefined
    return next
  })
  return accept(isChanged)
}
