import type { ConfirmationHandler, EmailLink } from '#app/confirmation/confirm.server.ts'
import type { Context } from '#app/context.ts'
import { signatoryView } from '#app/pages/confirmation/signature-view.server.ts'
import { readField } from '#app/core/form-fields.ts'
import { confirmPath } from '#app/paths.ts'
import { needsReview } from '#app/signature/authority/authority.ts'
import { isImportedName, toRelatedSignatures } from '#app/signature/authority/related-signatures.server.ts'
import { findSharedDomain } from '#app/signature/authority/shared-domain.ts'
import { composeOutcomeNotice } from '#app/signature/moderation/outcome-notice.server.ts'
import { signatureFingerprint } from '#app/signature/signature-fingerprint.server.ts'
import { signatureKeys } from '#app/signature/signature-keys.server.ts'
import { statementTitle } from '#app/signature/signing/signature-emails.server.ts'
import type { Statement } from '#app/statement/statement.ts'
import { listRelated } from '#db/queries/signature/related.ts'
import { findSignature, type SignatureFound } from '#db/queries/signature/rows.ts'
import { recordOfficerDecision, type OfficerDecision } from '#db/queries/signature/signing/second-officer.ts'
import type { PendingConfirmation } from '#db/schema/confirmation.ts'
import type { ConfirmResult } from './confirm-result.ts'

type OfficerRequest = PendingConfirmation<'second-officer'>

/**
 * Takes a second officer's answer, once. "Yes" counts only for what was on their page. "No" takes the signature back, whatever
 * the organiser has decided. Anything else shows the page again.
 */
export const confirmOfficerHandler: ConfirmationHandler<'second-officer', Context, ConfirmResult> = {
  findPage: (app, link, pending) => findOfficerPage(app, link, pending),

  async confirm(app, link, pending, data) {
    const intent = readField(data, 'intent')
    if (intent !== 'confirm' && intent !== 'refuse') return findOfficerPage(app, link, pending)
    const found = await findSignatureToConfirm(app, pending)
    if (!found) return undefined
    const { statement, signature } = found
    const answered = await recordOfficerDecision(app.db, {
      statement: statement.slug,
      tokenHash: pending.tokenHash,
      now: app.now().toISOString(),
      intent,
      ...officerDecisions(app, statement, signature, { intent, mark: readField(data, 'mark') }),
    })
    if (answered === 'corrected') return findOfficerPage(app, link, pending, true)
    if (!answered) return undefined
    app.mail?.wake()
    app.markChanged()
    const outcome = intent === 'refuse' ? 'refused' : answered.isPublished ? 'standing' : 'waiting'
    const { slug } = statement
    const page = {
      view: 'officer-done',
      slug,
      statement: statementTitle(statement, link.lang),
      outcome,
    } as const
    return { about: 'signature', page }
  },
}

/** `isCorrected`: since the officer looked at it last. */
async function findOfficerPage(
  app: Context,
  { lang, token }: EmailLink,
  pending: OfficerRequest,
  isCorrected = false,
): Promise<ConfirmResult | undefined> {
  const found = await findSignatureToConfirm(app, pending)
  if (!found) return undefined
  const { statement, signature } = found
  const { row, person, fields, visibility, version } = signature
  if (!fields) return undefined
  return {
    about: 'signature',
    page: {
      view: 'officer',
      action: confirmPath(lang, token),
      slug: statement.slug,
      statement: statementTitle(statement, lang),
      signatory: signatoryView({ ...fields, kind: row.kind, visibility }),
      contact: { name: person.contactName, role: person.contactRole },
      version,
      fingerprint: signatureFingerprint(app.secret, fields),
      isCorrected,
    },
  }
}

async function findSignatureToConfirm(app: Context, { signatureId: id }: OfficerRequest) {
  const signature = await findSignature(app.db, { id })
  const statement = signature && app.statements.get(signature.row.statement)
  return signature && statement && { signature, statement }
}

function officerDecisions(
  app: Context,
  statement: Statement,
  signature: SignatureFound,
  { intent, mark }: Pick<OfficerDecision, 'intent'> & { mark: string },
): Pick<OfficerDecision, 'isSeen' | 'judge' | 'write'> {
  const { secret } = app
  const { slug } = statement
  const { kind } = signature.row
  const isImported = signature.fields !== null && isImportedName(app, slug, { ...signature.fields, kind })
  return {
    isSeen: ({ fields }) => mark === signatureFingerprint(secret, fields),
    judge: async ({ row, person, fields, visibility }, officer, db) => {
      const sharedDomain = fields ? findSharedDomain(officer, fields.website) : undefined
      if (!fields || sharedDomain === undefined) return undefined
      const keys = signatureKeys(secret, slug, { ...fields, kind }, sharedDomain)
      const related = await listRelated(db, slug, { ...keys, emailKey: person.emailKey })
      const isInReview = needsReview(visibility, toRelatedSignatures(related, row.id, isImported))
      return isInReview ? undefined : (keys.domainKey ?? undefined)
    },
    write: (found, isPublished) => {
      if (intent === 'refuse') return composeOutcomeNotice(app, statement, found, 'refused')
      return isPublished ? composeOutcomeNotice(app, statement, found, 'standing') : undefined
    },
  }
}
