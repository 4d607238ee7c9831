import { json } from '@remix-run/node'
import { confirmSigning } from '#db/queries/confirmation/confirm-signature.ts'
import type { RelatedSignature } from '#db/queries/signature/related.ts'
import { findSignature } from '#db/queries/signature/rows.ts'
import { findSigning, limitedAs } from '#db/queries/confirmation/pending-signatures.ts'
import type { Signing } from '#db/schema/confirmation.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { decideAuthority } from '#app/signature/authority/authority.ts'
import { findSharedDomain } from '#app/signature/authority/shared-domain.ts'
import type { ConfirmSignatureView, WaitingFor } from '#app/signature/signing/signature-views.ts'
import type { Statement } from '#app/statement/statement.ts'
import { dayOf } from '#app/time/days.ts'
import { hashToken } from '#app/security/link-token.server.ts'
import { emailKey } from '#app/mail/mail-keys.server.ts'
import type { Context } from '#app/context.ts'
import { isImportedName, toRelatedSignatures } from '#app/signature/authority/related-signatures.server.ts'
import { handleOfficerLink, confirmOfficerResponse } from './second-officer.server.ts'
import { canSign, hoursToConfirm, mailboxLimits } from '#app/pages/sign/sign.server.ts'
import {
  requestLimitKey,
  createOfficerToken,
  signatureId,
  signatureKeys,
  manageSignatureToken,
} from '#app/signature/signature-keys.server.ts'
import {
  composeOfficerEmail,
  composeOutcomeEmail,
  statementTitle,
  type SigningOutcome,
} from '#app/signature/signing/signature-emails.server.ts'
import {
  expiredLinkResponse,
  consentPartnerName,
  signatoryView,
  manageSignaturePath,
} from '#app/pages/manage-signature/signature-view.server.ts'

interface ConfirmableSignature {
  signing: Signing
  statement: Statement
  isOpen: boolean
}

/** GET of /{lang}/signature/{token}: what waits for the button, a signatory's or a second officer's. Changes nothing. */
export async function handleConfirmSignaturePage(app: Context, lang: string, token: string) {
  const waits = await findConfirmableSignature(app, token)
  if (!waits) return (await confirmOfficerResponse(app, lang, token)) ?? expiredLinkResponse()
  return json<ConfirmSignatureView>(confirmSigningView(app, lang, token, waits))
}

/**
 * POST of the same: puts the signature where it belongs, once, however often it is pressed and however many press at the same
 * time. `data` holds `intent` (confirm | refuse) for second officers only.
 */
export async function handleConfirmSignature(app: Context, lang: string, token: string, data: FormData) {
  const waits = await findConfirmableSignature(app, token)
  if (!waits)
    return (await handleRepeatedConfirm(app, lang, token)) ?? handleOfficerLink(app, lang, token, data)
  const { signing, statement, isOpen } = waits
  if (!isOpen) return json<ConfirmSignatureView>(confirmSigningView(app, lang, token, waits), { status: 403 })
  const { secret } = app
  const { form } = signing
  const now = app.now()
  const shared = form.kind === 'organisation' ? findSharedDomain(signing.email, form.website) : undefined
  const keys = signatureKeys(secret, statement.slug, form, shared)
  const isElsewhere = isImportedName(app, statement.slug, form)
  let became: SigningOutcome = 'standing'
  const { outcome, id } = await confirmSigning(
    app.db,
    signing,
    { now: now.toISOString(), day: dayInGeneva(now), keys },
    (taken, akin) => {
      const plan = planSignature(app, statement, taken, { akin, isElsewhere, shared }, now)
      became = plan.outcome
      return plan
    },
  )
  if (outcome === 'gone' || id === undefined)
    return (await handleRepeatedConfirm(app, lang, token)) ?? expiredLinkResponse()
  app.mail?.wake()
  app.markChanged()
  const shown = { slug: statement.slug, statement: statementTitle(statement, lang) }
  const yours = manageSignaturePath(app, lang, id)
  if (outcome === 'again') return json<ConfirmSignatureView>({ view: 'again', ...shown, yours })
  if (became === 'standing')
    return json<ConfirmSignatureView>({ view: 'standing', ...shown, yours, visibility: form.visibility })
  const waitsFor: WaitingFor = became === 'waiting-officer' ? 'officer' : 'organiser'
  return json<ConfirmSignatureView>({ view: 'waiting', ...shown, yours, waitsFor })
}

function planSignature(
  app: Context,
  statement: Statement,
  { form, id, language: lang }: Signing,
  {
    akin,
    isElsewhere,
    shared,
  }: { akin: readonly RelatedSignature[]; isElsewhere: boolean; shared: string | undefined },
  now: Date,
) {
  const { secret, mail } = app
  const authority = decideAuthority(
    form.kind,
    form.visibility,
    shared,
    toRelatedSignatures(akin, id, isElsewhere),
  )
  const second = authority === null ? form.second : null
  const outcome: SigningOutcome =
    authority !== null ? 'standing' : second === null ? 'waiting-organiser' : 'waiting-officer'
  const thanks = composeOutcomeEmail(app, {
    statement,
    lang,
    yours: manageSignatureToken(secret, id),
    outcome,
  })
  if (second === null) return { authority, thanks, outcome }
  const { token, tokenHash } = createOfficerToken()
  const officer = {
    tokenHash,
    email: second,
    emailKey: emailKey(secret, second),
    expiresAt: new Date(now.getTime() + hoursToConfirm * 3_600_000).toISOString(),
    message: composeOfficerEmail(app, { statement, lang, token }),
    limits: { ...mailboxLimits, perHour: mail?.confirmationsPerHour ?? 0 },
    limitedAs: limitedAs(statement.slug),
    about: requestLimitKey(secret, statement.slug, form, dayOf(now)),
  }
  return { authority, thanks, outcome, officer }
}

async function findConfirmableSignature(
  app: Context,
  token: string,
): Promise<ConfirmableSignature | undefined> {
  const now = app.now()
  const signing = await findSigning(app.db, hashToken(token), now.toISOString())
  const statement = signing && app.statements.get(signing.statement)
  if (!signing || !statement) return undefined
  return { signing, statement, isOpen: await canSign(app, statement, now) }
}

function confirmSigningView(
  app: Context,
  lang: string,
  token: string,
  { signing, statement, isOpen }: ConfirmableSignature,
): ConfirmSignatureView {
  const { form, email, id } = signing
  return {
    view: 'waits',
    action: `/${lang}/signature/${token}`,
    yours: manageSignaturePath(app, lang, id),
    slug: statement.slug,
    statement: statementTitle(statement, lang),
    isOpen,
    signatory: signatoryView(form),
    contact: { name: form.contactName, role: form.contactRole, email },
    second: findSharedDomain(email, form.website) === undefined ? form.second : null,
    consentTo: consentPartnerName(statement, form.partner, form.consent),
    version: form.version,
  }
}

/** Who presses twice sees that all is well. */
async function handleRepeatedConfirm(app: Context, lang: string, token: string) {
  const found = await findSignature(app.db, { id: signatureId(app.secret, token) })
  const statement = found && app.statements.get(found.row.statement)
  if (!found || !statement) return undefined
  return json<ConfirmSignatureView>({
    view: 'again',
    slug: statement.slug,
    statement: statementTitle(statement, lang),
    yours: manageSignaturePath(app, lang, found.row.id),
  })
}
