import type { PendingLetter } from '../../../db/mail-schema.ts'
import { cleanText, signLetter, type LetterForm } from '../../domain/letter/edited.ts'
import { isSignedBy } from '../../domain/mail/own-signature.ts'
import type { Context } from '../../context.ts'
import { composeAsked, type LetterAsked } from '../pages/letter-asked.server.ts'
import { listOthers } from './offer.server.ts'

/** The letter that was written, as the server sends it: no copies go out, so no line names them. */
export function signForServer(app: Context, asked: LetterAsked, form: LetterForm) {
  const { letter, letterLang } = composeAsked(app, asked)
  const name = isSignedBy(cleanText(form.text), form.name) ? '' : form.name
  return { letterLang, signed: signLetter({ ...form, name }, { ...letter, foot: '' }) }
}

/** The letters to the rest of the round: composed for each, with the supporter's name, town and own sentences. */
export function composeOthers(
  app: Context,
  asked: LetterAsked,
  { why, name, town }: LetterForm,
): PendingLetter[] {
  return listOthers(app, asked).flatMap((recipient) => {
    const own = { ...asked, recipient, letterLang: undefined, wording: undefined }
    const { subject, text } = composeAsked(app, own).letter
    const { signed, letterLang } = signForServer(app, own, { subject, text, why, name, town })
    return signed.ok ? [showPending(own, letterLang, signed.value)] : []
  })
}

export const showPending = (
  { recipient, caseId }: LetterAsked,
  language: string,
  { subject, text }: { subject: string; text: string },
): PendingLetter => ({ recipient: recipient.id, caseId: caseId ?? null, language, subject, text })
