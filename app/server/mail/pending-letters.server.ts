import { signLetter, type LetterForm } from '../../domain/letter/edited.ts'
import { cleanText } from '../../text/clean-text.ts'
import type { PendingLetter } from '../../../db/schema/confirmation.ts'
import { isSignedBy } from '../../domain/mail/own-signature.ts'
import type { RequestedLetter } from '../pages/letter-asked.server.ts'
import { resolveLetter, type ResolvedLetter } from '../pages/resolve-letter.server.ts'
import type { Context } from '../../context.ts'
import { listOthers } from './offer.server.ts'

/** The letter that was written, as the server sends it: no copies go out, so no line names them. */
export function signForServer(letter: ResolvedLetter, form: LetterForm) {
  const name = isSignedBy(cleanText(form.text), form.name) ? '' : form.name
  return signLetter({ ...form, name }, { ...letter.compose(), foot: '' })
}

/** The letters to the rest of the round: composed for each, with the supporter's name, town and own sentences. */
export function composeOthers(
  app: Context,
  requested: RequestedLetter,
  { why, name, town }: LetterForm,
): PendingLetter[] {
  const { campaign, caseId } = requested
  return listOthers(app, requested).flatMap((recipient) => {
    const letter = resolveLetter(app, { campaign, recipient, caseId })
    const { subject, text } = letter.compose()
    const signed = signForServer(letter, { subject, text, why, name, town })
    return signed.ok ? [showPending(letter, signed.value)] : []
  })
}

export const showPending = (
  { recipient, caseId, letterLang }: ResolvedLetter,
  { subject, text }: { subject: string; text: string },
): PendingLetter => ({
  recipient: recipient.id,
  caseId: caseId ?? null,
  language: letterLang,
  subject,
  text,
})
