import { countOutdated, notifyOutdated } from '#db/queries/signature/new-version.ts'
import { queueNotice } from '#db/queries/signature/notice.ts'
import { decideSignature, refuseSignature } from '#db/queries/signature/signatures.ts'
import type { LocaleFile } from '#app/locale/locales.server.ts'
import type { AdminContext } from '#app/mail/admin/admin-context.server.ts'
import { parseReference, signatureFingerprint } from '#app/signature/signature-fingerprint.server.ts'
import { manageSignatureToken } from '#app/signature/signature-keys.server.ts'
import { composeNewerVersionEmail } from '#app/signature/signing/signature-emails.server.ts'
import { latestVersion, type Statement } from '#app/statement/statement.ts'
import { composeOutcomeNotice } from './outcome-notice.server.ts'

/** The dependencies of moderation commands, which work whether the site is running or not. */
export interface ModerationContext extends AdminContext {
  locales: ReadonlyMap<string, LocaleFile>
}

export type ApprovalOutcome = 'approved' | 'corrected' | 'no-fingerprint' | 'unknown'

/**
 * Publishes a pending signature if it is unchanged since the organiser reviewed it: `reference` is one that `listForReview` returned.
 * `corrected`: it has changed since. `no-fingerprint`: the reference is only an id. `unknown`: there is no such pending signature.
 */
export async function approveSignature(
  admin: ModerationContext,
  statement: Statement,
  reference: string,
): Promise<ApprovalOutcome> {
  const { id, mark: fingerprint } = parseReference(reference)
  if (fingerprint === undefined) return 'no-fingerprint'
  let outcome: ApprovalOutcome = 'unknown'
  await decideSignature(admin.db, { statement: statement.slug, id }, async (found, trx) => {
    if (found.status !== 'waiting' || found.fields === null) return undefined
    outcome = fingerprint === signatureFingerprint(admin.secret, found.fields) ? 'approved' : 'corrected'
    if (outcome === 'corrected') return undefined
    await queueNotice(trx, composeOutcomeNotice(admin, statement, found, 'standing'))
    return { status: 'standing', authority: 'organiser' }
  })
  return outcome
}

/** Refuses a pending or published signature, even if it was corrected meanwhile; erases its name and contact, and emails the contact. */
export async function rejectSignature(
  admin: ModerationContext,
  statement: Statement,
  reference: string,
): Promise<boolean> {
  const { id } = parseReference(reference)
  let isRejected = false
  await decideSignature(admin.db, { statement: statement.slug, id }, async (found, trx) => {
    if (found.status !== 'waiting' && found.status !== 'standing') return undefined
    isRejected = true
    await refuseSignature(trx, found)
    await queueNotice(trx, composeOutcomeNotice(admin, statement, found, 'refused'))
    return undefined
  })
  return isRejected
}

/** Emails everybody who signed an older version once about the newest one. Returns how many emails there are, or would be. */
export async function notifyNewerVersion(
  admin: ModerationContext,
  statement: Statement,
  dryRun: boolean,
): Promise<number> {
  const { slug } = statement
  const newest = latestVersion(statement)
  if (dryRun) return countOutdated(admin.db, slug, newest)
  const scope = { statement: slug, newest, now: admin.now().toISOString() }
  return notifyOutdated(admin.db, scope, ({ id, language: lang, version }) =>
    composeNewerVersionEmail(admin, {
      statement,
      lang,
      manageToken: manageSignatureToken(admin.secret, id),
      from: version,
      to: newest,
    }),
  )
}
