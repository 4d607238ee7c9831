import { json } from '@remix-run/node'
import { confirmSigning } from '../../../db/queries/signature-confirm.ts'
import type { Akin } from '../../../db/queries/signature-akin.ts'
import { findSignature } from '../../../db/queries/signature-rows.ts'
import { findSigning, limitedAs } from '../../../db/queries/signing.ts'
import type { Signing } from '../../../db/statement-schema.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import { decideAuthority } from '../../domain/statement/authority.ts'
import { findSharedDomain } from '../../domain/statement/shared-domain.ts'
import type { ConfirmSignatureView, WaitingFor } from '../../domain/statement/signing-views.ts'
import type { Statement } from '../../domain/statement/statement.ts'
import type { Context } from '../../context.ts'
import { emailKey, hashToken } from '../mail/keys.server.ts'
import { isInElsewhere, showKnown } from './namesakes.server.ts'
import { answerOfficerLink, showOfficerWaits } from './officer.server.ts'
import { canSign, hoursToConfirm, toOne } from './sign.server.ts'
import { askedKey, mintOfficer, signatureId, signatureKeys, yoursToken } from './signing-keys.server.ts'
import { showOfficerMail, showOutcomeMail, titleOf, type SigningOutcome } from './signing-mails.server.ts'
import { answerLinkGone, showConsent, showSignatory, showYoursPath } from './signing-shown.server.ts'

interface WhatWaits {
  signing: Signing
  statement: Statement
  isOpen: boolean
}

/** GET of /{lang}/signature/{token}: what waits for the button, a signatory's or a second officer's. Changes nothing. */
export async function showSigningWaits(app: Context, lang: string, token: string) {
  const waits = await findWaiting(app, token)
  if (!waits) return (await showOfficerWaits(app, lang, token)) ?? answerLinkGone()
  return json<ConfirmSignatureView>(showWaits(app, lang, token, waits))
}

/**
 * POST of the same: puts the signature where it belongs, once, however often it is pressed and however many press at the same
 * time. `data` holds `intent` (confirm | refuse) for second officers only.
 */
export async function answerConfirmSignature(app: Context, lang: string, token: string, data: FormData) {
  const waits = await findWaiting(app, token)
  if (!waits) return (await answerAgain(app, lang, token)) ?? answerOfficerLink(app, lang, token, data)
  const { signing, statement, isOpen } = waits
  if (!isOpen) return json<ConfirmSignatureView>(showWaits(app, lang, token, waits), { status: 403 })
  const { secret } = app
  const { form } = signing
  const now = app.now()
  const shared = form.kind === 'organisation' ? findSharedDomain(signing.email, form.website) : undefined
  const keys = signatureKeys(secret, statement.slug, form, shared)
  const isElsewhere = isInElsewhere(app, statement.slug, form)
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
  if (outcome === 'gone' || id === undefined) return (await answerAgain(app, lang, token)) ?? answerLinkGone()
  app.mail?.wake()
  app.changed()
  const shown = { slug: statement.slug, statement: titleOf(statement, lang) }
  const yours = showYoursPath(app, lang, id)
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
  { akin, isElsewhere, shared }: { akin: readonly Akin[]; isElsewhere: boolean; shared: string | undefined },
  now: Date,
) {
  const { secret, mail } = app
  const authority = decideAuthority(form.kind, form.visibility, shared, showKnown(akin, id, isElsewhere))
  const second = authority === null ? form.second : null
  const outcome: SigningOutcome =
    authority !== null ? 'standing' : second === null ? 'waiting-organiser' : 'waiting-officer'
  const thanks = showOutcomeMail(app, { statement, lang, yours: yoursToken(secret, id), outcome })
  if (second === null) return { authority, thanks, outcome }
  const { token, tokenHash } = mintOfficer()
  const officer = {
    tokenHash,
    email: second,
    emailKey: emailKey(secret, second),
    expiresAt: new Date(now.getTime() + hoursToConfirm * 3_600_000).toISOString(),
    mail: showOfficerMail(app, { statement, lang, token }),
    limits: { ...toOne, perHour: mail?.confirmationsPerHour ?? 0 },
    limitedAs: limitedAs(statement.slug),
    about: askedKey(secret, statement.slug, form, now.toISOString().slice(0, 10)),
  }
  return { authority, thanks, outcome, officer }
}

async function findWaiting(app: Context, token: string): Promise<WhatWaits | undefined> {
  const now = app.now()
  const signing = await findSigning(app.db, hashToken(token), now.toISOString())
  const statement = signing && app.statements.get(signing.statement)
  if (!signing || !statement) return undefined
  return { signing, statement, isOpen: await canSign(app, statement, now) }
}

function showWaits(
  app: Context,
  lang: string,
  token: string,
  { signing, statement, isOpen }: WhatWaits,
): ConfirmSignatureView {
  const { form, email, id } = signing
  return {
    view: 'waits',
    action: `/${lang}/signature/${token}`,
    yours: showYoursPath(app, lang, id),
    slug: statement.slug,
    statement: titleOf(statement, lang),
    isOpen,
    signatory: showSignatory(form),
    contact: { name: form.contactName, role: form.contactRole, email },
    second: findSharedDomain(email, form.website) === undefined ? form.second : null,
    consentTo: showConsent(statement, form.partner, form.consent),
    version: form.version,
  }
}

/** Who presses twice sees that all is well. */
async function answerAgain(app: Context, lang: string, token: string) {
  const found = await findSignature(app.db, { id: signatureId(app.secret, token) })
  const statement = found && app.statements.get(found.row.statement)
  if (!found || !statement) return undefined
  return json<ConfirmSignatureView>({
    view: 'again',
    slug: statement.slug,
    statement: titleOf(statement, lang),
    yours: showYoursPath(app, lang, found.row.id),
  })
}
