import type { ConfirmationHandler, EmailLink } from '#app/confirmation/confirm.server.ts'
import type { Context } from '#app/context.ts'
import {
  consentPartnerName,
  manageSignaturePath,
  signatoryView,
} from '#app/pages/confirmation/signature-view.server.ts'
import { canSign } from '#app/pages/sign/sign.server.ts'
import { confirmPath } from '#app/paths.ts'
import { isImportedName } from '#app/signature/authority/related-signatures.server.ts'
import { findSharedDomain } from '#app/signature/authority/shared-domain.ts'
import { signatureId, signatureKeys } from '#app/signature/signature-keys.server.ts'
import { statementTitle, type SigningOutcome } from '#app/signature/signing/signature-emails.server.ts'
import type { ConfirmSigningView } from '#app/pages/confirmation/signature-views.ts'
import type { Statement } from '#app/statement/statement.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { findSignature } from '#db/queries/signature/rows.ts'
import { confirmSignature, type ConfirmedSignature } from '#db/queries/signature/signing/confirm-signature.ts'
import type { PendingConfirmation } from '#db/schema/confirmation.ts'
import type { ConfirmResult } from './confirm-result.ts'
import { planSignature } from './plan-signature.server.ts'

type PendingSignature = PendingConfirmation<'signature'>

/** Confirms a signature: the button publishes it, or lets it wait for one more sign of authority. */
export const confirmSignatureHandler: ConfirmationHandler<'signature', Context, ConfirmResult> = {
  async findPage(app, link, pending) {
    const statement = app.statements.get(pending.slug)
    if (!statement) return undefined
    return { about: 'signature', page: await pendingSignatureView(app, link, statement, pending) }
  },

  async confirm(app, link, pending) {
    const statement = app.statements.get(pending.slug)
    if (!statement) return undefined
    const page = await pendingSignatureView(app, link, statement, pending)
    if (!page.isOpen) return { about: 'signature', page, status: 403 }
    const { outcome, became, id } = await recordSignature(app, statement, pending)
    if (outcome === 'gone' || id === undefined) return undefined
    app.mail?.wake()
    app.markChanged()
    const shared = signatureLinks(app, link, statement, id)
    if (outcome === 'again') return { about: 'signature', page: { view: 'again', ...shared } }
    if (became === 'standing') {
      const { visibility } = pending.content
      return { about: 'signature', page: { view: 'standing', ...shared, visibility } }
    }
    const waitsFor = became === 'waiting-officer' ? 'officer' : 'organiser'
    return { about: 'signature', page: { view: 'waiting', ...shared, waitsFor } }
  },

  async findConfirmedPage(app, link) {
    const found = await findSignature(app.db, { id: signatureId(app.secret, link.token) })
    const statement = found && app.statements.get(found.row.statement)
    if (!found || !statement) return undefined
    const page = { view: 'again', ...signatureLinks(app, link, statement, found.row.id) } as const
    return { about: 'signature', page }
  },
}

async function recordSignature(
  app: Context,
  statement: Statement,
  pending: PendingSignature,
): Promise<ConfirmedSignature & { became: SigningOutcome }> {
  const { content, email } = pending
  const now = app.now()
  const sharedDomain = content.kind === 'organisation' ? findSharedDomain(email, content.website) : undefined
  const keys = signatureKeys(app.secret, statement.slug, content, sharedDomain)
  const isImported = isImportedName(app, statement.slug, content)
  let became: SigningOutcome = 'standing'
  const times = { now: now.toISOString(), day: dayInGeneva(now) }
  const confirmed = await confirmSignature(app.db, pending, { ...times, keys }, (taken, related) => {
    const plan = planSignature(app, statement, taken, { related, isImported, sharedDomain }, now)
    became = plan.outcome
    return plan
  })
  return { ...confirmed, became }
}

async function pendingSignatureView(
  app: Context,
  { lang, token }: EmailLink,
  statement: Statement,
  { content, email, id }: PendingSignature,
): Promise<ConfirmSigningView> {
  return {
    view: 'waits',
    action: confirmPath(lang, token),
    managePath: manageSignaturePath(app, lang, id),
    slug: statement.slug,
    statement: statementTitle(statement, lang),
    isOpen: await canSign(app, statement, app.now()),
    signatory: signatoryView(content),
    contact: { name: content.contactName, role: content.contactRole, email },
    second: findSharedDomain(email, content.website) === undefined ? content.second : null,
    consentTo: consentPartnerName(statement, content.partner, content.consent),
    version: content.version,
  }
}

const signatureLinks = (app: Context, { lang }: EmailLink, statement: Statement, id: string) => ({
  slug: statement.slug,
  statement: statementTitle(statement, lang),
  managePath: manageSignaturePath(app, lang, id),
})
