import type { SignatureNotice } from '../../../db/queries/signature/notice.ts'
import type { SignatureFound } from '../../../db/queries/signature/rows.ts'
import type { Statement } from '../../domain/statement/statement.ts'
import { yoursToken } from './signing-keys.server.ts'
import { showOutcomeMail, type MailMaker, type SigningOutcome } from './signing-mails.server.ts'

/** The mail that tells the contact what became of the signature; none where the address was erased. */
export function mailOutcome(
  maker: MailMaker & { secret: string; now(): Date },
  statement: Statement,
  { row, person }: SignatureFound,
  outcome: SigningOutcome,
): SignatureNotice | undefined {
  const { email, language: lang } = person
  if (email === null) return undefined
  const yours = yoursToken(maker.secret, row.id)
  const mail = showOutcomeMail(maker, { statement, lang, yours, outcome })
  return { id: row.id, campaign: statement.slug, language: lang, email, mail, now: maker.now().toISOString() }
}
