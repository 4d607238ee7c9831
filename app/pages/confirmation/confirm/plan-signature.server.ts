import { randomUUID } from 'node:crypto'
import { confirmationPeriod, mailboxLimits } from '#app/confirmation/confirmation-limits.ts'
import type { Context } from '#app/context.ts'
import { emailKey } from '#app/mail/mail-keys.server.ts'
import { decideAuthority } from '#app/signature/authority/authority.ts'
import { toRelatedSignatures } from '#app/signature/authority/related-signatures.server.ts'
import { manageSignatureToken, requestLimitKey } from '#app/signature/signature-keys.server.ts'
import {
  composeOfficerEmail,
  composeOutcomeEmail,
  type SigningOutcome,
} from '#app/signature/signing/signature-emails.server.ts'
import type { Statement } from '#app/statement/statement.ts'
import { dayOf } from '#app/time/days.ts'
import type { RelatedSignature } from '#db/queries/signature/related.ts'
import type { SignaturePlan } from '#db/queries/signature/signing/confirm-signature.ts'
import type { PendingConfirmation } from '#db/schema/confirmation.ts'
import { createLinkToken } from '#app/security/link-token.server.ts'

/** The knowledge of other signatures when one is confirmed. */
export interface KnownSignatures {
  related: readonly RelatedSignature[]
  /** an imported list names the same organisation */
  isImported: boolean
  /** the domain that the mailbox and the website share */
  sharedDomain: string | undefined
}

/** Plans what follows from a confirmed signature: its authority, the email about it, and a second officer's if one is needed. */
export function planSignature(
  app: Context,
  statement: Statement,
  pending: PendingConfirmation<'signature'>,
  { related, isImported, sharedDomain }: KnownSignatures,
  now: Date,
): SignaturePlan & { outcome: SigningOutcome } {
  const { id, language: lang, content } = pending
  const known = toRelatedSignatures(related, id, isImported)
  const authority = decideAuthority(content.kind, content.visibility, sharedDomain, known)
  const officer = authority === null ? content.second : null
  const outcome: SigningOutcome =
    authority !== null ? 'standing' : officer === null ? 'waiting-organiser' : 'waiting-officer'
  const manageToken = manageSignatureToken(app.secret, id)
  const thanks = composeOutcomeEmail(app, { statement, lang, manageToken, outcome })
  if (officer === null) return { authority, thanks, outcome }
  return { authority, thanks, outcome, officer: planOfficerRequest(app, statement, pending, officer, now) }
}

function planOfficerRequest(
  app: Context,
  statement: Statement,
  { id, slug, language: lang, content }: PendingConfirmation<'signature'>,
  email: string,
  now: Date,
): SignaturePlan['officer'] {
  const { secret, mail } = app
  const { token, tokenHash } = createLinkToken()
  return {
    pending: {
      id: randomUUID(),
      kind: 'second-officer',
      slug,
      language: lang,
      email,
      emailKey: emailKey(secret, email),
      tokenHash,
      manageHash: null,
      signatureId: id,
      content: null,
      ...confirmationPeriod(now),
    },
    mail: composeOfficerEmail(app, { statement, lang, token }),
    limits: { ...mailboxLimits, perHour: mail?.confirmationsPerHour ?? 0 },
    about: requestLimitKey(secret, statement.slug, content, dayOf(now)),
  }
}
