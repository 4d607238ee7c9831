import type { SignatureNotice } from '#db/queries/signature/notice.ts'
import type { SignatureFound } from '#db/queries/signature/rows.ts'
import type { Statement } from '#app/statement/statement.ts'
import { manageSignatureToken } from '#app/signature/signature-keys.server.ts'
import {
  composeOutcomeEmail,
  type EmailDeps,
  type SigningOutcome,
} from '#app/signature/signing/signature-emails.server.ts'

/** Composes the email that tells the contact the outcome of a signature; undefined if the address was erased. */
export function composeOutcomeNotice(
  deps: EmailDeps & { secret: string; now(): Date },
  statement: Statement,
  { row, person }: SignatureFound,
  outcome: SigningOutcome,
): SignatureNotice | undefined {
  const { email, language: lang } = person
  if (email === null) return undefined
  const manageToken = manageSignatureToken(deps.secret, row.id)
  const message = composeOutcomeEmail(deps, { statement, lang, manageToken, outcome })
  return {
    id: row.id,
    campaign: statement.slug,
    language: lang,
    email,
    message,
    now: deps.now().toISOString(),
  }
}
