import { signLetter, type LetterForm } from '#app/letter/editing/letter-form.ts'
import { cleanText } from '#app/text/characters/clean-text.ts'
import type { PendingLetter } from '#db/schema/confirmation.ts'
import { isSignedBy } from '#app/mail/address/signed-by.ts'
import type { RequestedLetter } from '#app/pages/letter/letter-request.server.ts'
import { resolveLetter, type ResolvedLetter } from '#app/channel/resolve-letter.ts'
import type { Context } from '#app/context.ts'
import { listRemainingRecipients } from '#app/pages/letter/send-options/send-offer.server.ts'

/** The letter that was written, as the server sends it: no copies go out, so no line names them. */
export function signLetterForServer(letter: ResolvedLetter, form: LetterForm) {
  const name = isSignedBy(cleanText(form.text), form.name) ? '' : form.name
  return signLetter({ ...form, name }, { ...letter.compose(), foot: '' })
}

/** The letters to the rest of the round: composed for each, with the supporter's name, town and own sentences. */
export function composeRemainingLetters(
  app: Context,
  requested: RequestedLetter,
  { why, name, town }: LetterForm,
): PendingLetter[] {
  const { campaign, caseId } = requested
  return listRemainingRecipients(app, requested).flatMap((recipient) => {
    const letter = resolveLetter(app, { campaign, recipient, caseId })
    const { subject, text } = letter.compose()
    const signed = signLetterForServer(letter, { subject, text, why, name, town })
    return signed.ok ? [toPendingLetter(letter, signed.value)] : []
  })
}

export const toPendingLetter = (
  { recipient, caseId, letterLang }: ResolvedLetter,
  { subject, text }: { subject: string; text: string },
): PendingLetter => ({
  recipient: recipient.id,
  caseId: caseId ?? null,
  language: letterLang,
  subject,
  text,
})
