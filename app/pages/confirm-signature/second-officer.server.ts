import { json } from '@remix-run/node'
import { answerOfficer, findOfficerRequest } from '#db/queries/signature/officer.ts'
import { listRelated } from '#db/queries/signature/related.ts'
import type { SignatureFound } from '#db/queries/signature/rows.ts'
import { needsReview } from '#app/signature/authority/authority.ts'
import { findSharedDomain } from '#app/signature/authority/shared-domain.ts'
import type { ConfirmSignatureView } from '#app/signature/signing/signature-views.ts'
import { hashToken } from '#app/security/link-token.server.ts'
import type { Context } from '#app/context.ts'
import { readField } from '#app/pages/form-fields.server.ts'
import { isImportedName, toRelatedSignatures } from '#app/signature/authority/related-signatures.server.ts'
import { composeOutcomeNotice } from '#app/signature/moderation/outcome-notice.server.ts'
import { signatureKeys } from '#app/signature/signature-keys.server.ts'
import { signatureFingerprint } from '#app/signature/signature-fingerprint.server.ts'
import { statementTitle } from '#app/signature/signing/signature-emails.server.ts'
import { expiredLinkResponse, signatoryView } from '#app/pages/manage-signature/signature-view.server.ts'

/** What a second officer is asked; undefined if this is no such link. `isCorrected`: since they looked last. */
export async function confirmOfficerResponse(app: Context, lang: string, token: string, isCorrected = false) {
  const found = await findOfficerRequest(app.db, hashToken(token), app.now().toISOString())
  const statement = found && app.statements.get(found.row.statement)
  if (!found?.fields || !statement) return undefined
  const { row, person, fields, visibility, version } = found
  return json<ConfirmSignatureView>({
    view: 'officer',
    action: `/${lang}/signature/${token}`,
    slug: statement.slug,
    statement: statementTitle(statement, lang),
    signatory: signatoryView({ ...fields, kind: row.kind, visibility }),
    contact: { name: person.contactName, role: person.contactRole },
    version,
    mark: signatureFingerprint(app.secret, fields),
    isCorrected,
  })
}

/**
 * Their answer, once: "yes" only to what was on their page. "No" takes the signature back, whatever the organiser has said of it.
 * Anything else shows the page again.
 */
export async function handleOfficerLink(app: Context, lang: string, token: string, data: FormData) {
  const now = app.now().toISOString()
  const tokenHash = hashToken(token)
  const asked = await findOfficerRequest(app.db, tokenHash, now)
  const statement = asked && app.statements.get(asked.row.statement)
  if (!asked || !statement) return expiredLinkResponse()
  const intent = readField(data, 'intent')
  if (intent !== 'confirm' && intent !== 'refuse')
    return (await confirmOfficerResponse(app, lang, token)) ?? expiredLinkResponse()
  const mark = readField(data, 'mark')
  const { slug } = statement
  const { kind } = asked.row
  const isElsewhere = asked.fields !== null && isImportedName(app, slug, { ...asked.fields, kind })
  const answered = await answerOfficer(
    app.db,
    {
      statement: slug,
      tokenHash,
      now,
      intent,
      isSeen: ({ fields }) => mark === signatureFingerprint(app.secret, fields),
    },
    async ({ row, person, fields, visibility }: SignatureFound, officer, db) => {
      const shared = fields ? findSharedDomain(officer, fields.website) : undefined
      if (!fields || shared === undefined) return undefined
      const keys = signatureKeys(app.secret, slug, { ...fields, kind }, shared)
      const akin = await listRelated(db, slug, { ...keys, emailKey: person.emailKey })
      const isHeld = needsReview(visibility, toRelatedSignatures(akin, row.id, isElsewhere))
      return isHeld ? undefined : (keys.domainKey ?? undefined)
    },
    (found, stands) =>
      intent === 'refuse'
        ? composeOutcomeNotice(app, statement, found, 'refused')
        : stands
          ? composeOutcomeNotice(app, statement, found, 'standing')
          : undefined,
  )
  if (answered === 'corrected')
    return (await confirmOfficerResponse(app, lang, token, true)) ?? expiredLinkResponse()
  if (!answered) return expiredLinkResponse()
  app.mail?.wake()
  app.markChanged()
  const outcome = intent === 'refuse' ? 'refused' : answered.stands ? 'standing' : 'waiting'
  return json<ConfirmSignatureView>({
    view: 'officer-done',
    slug,
    statement: statementTitle(statement, lang),
    outcome,
  })
}
