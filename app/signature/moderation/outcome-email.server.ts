import type { SignatureNotice } from '#db/queries/signature/notice.ts'
import type { SignatureFound } from '#db/queries/signature/rows.ts'
import type { Statement } from '#app/statement/statement.ts'
import { manageSignatureToken } from '#app/signature/signature-keys.server.ts'
import {
  composeOutcomeEmail,
  type EmailDeps,
  type SigningOutcome,
} from '#app/signature/signing/signature-emails.server.ts'

/** The mail that tells the contact what became of the signature; none where the address was erased. */
export function composeOutcomeMail(
  maker: EmailDeps & { secret: string; now(): Date },
  statement: Statement,
  { row, person }: SignatureFound,
  outcome: SigningOutcome,
): SignatureNotice | undefined {
  const { email, language: lang } = person
  if (email === null) return undefined
  const manageToken = manageSignatureToken(maker.secret, row.id)
  const mail = composeOutcomeEmail(maker, { statement, lang, manageToken, outcome })
  return { id: row.id, campaign: statement.slug, language: lang, email, mail, now: maker.now().toISOString() }
}
