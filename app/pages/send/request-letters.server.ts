import { randomUUID } from 'node:crypto'
import { json, type AppLoadContext } from '@remix-run/node'
import { campaignStatus } from '#app/campaign/campaign.ts'
import type { Device } from '#app/channel/device.ts'
import { checkInboxView } from '#app/confirmation/check-inbox-view.ts'
import { issueProofOfWork, proofFields } from '#app/confirmation/proof-of-work.server.ts'
import { requestConfirmation, type PreparedRequest } from '#app/confirmation/request-confirmation.server.ts'
import { readField, readFields } from '#app/core/form-fields.ts'
import type { Context } from '#app/context.ts'
import { letterFormFields, signLetter } from '#app/letter/editing/letter-form.ts'
import { parseSender, type Sender } from '#app/mail/address/sender.ts'
import { emailKey, createConfirmationKeys } from '#app/mail/mail-keys.server.ts'
import { composeConfirmationEmail } from '#app/mail/message/letter-emails.server.ts'
import { recipientLabel } from '#app/mail/message/recipient-labels.ts'
import { letterPageView } from '#app/pages/letter/letter-page.server.ts'
import type { RequestedLetter } from '#app/pages/letter/letter-request.server.ts'
import { campaignClosedResponse } from '#app/pages/letter/report-sent.server.ts'
import { isOffered, type SendOfferInput } from '#app/pages/letter/send-options/send-offer.server.ts'
import { sendPageView } from '#app/pages/letter/send-options/send-page.server.ts'
import { toOneLine } from '#app/text/characters/clean-text.ts'
import { dayInGeneva } from '#app/time/session.ts'
import type { PendingLetter } from '#db/schema/confirmation.ts'
import { composeRemainingLetters, signLetterForServer, toPendingLetter } from './pending-letters.server.ts'
import { proofOfWorkPageView } from './proof-of-work-page.server.ts'

/**
 * Answers "Send it for me". A mistake shows the page again with all that was typed; everything else gets one page, of one size
 * and after one time (requestConfirmation).
 */
export async function handleLettersRequest(
  app: Context,
  letter: RequestedLetter,
  data: FormData,
  { limited, takeMail, device }: Pick<AppLoadContext, 'limited' | 'takeMail'> & { device: Device },
) {
  const { campaign, lang } = letter
  const form = { ...readFields(data, letterFormFields), name: toOneLine(readField(data, 'name')) }
  const [email, website, rest] = [
    readField(data, 'email'),
    readField(data, 'website'),
    readField(data, 'rest') === '1',
  ]
  const proof = readFields(data, proofFields)
  const { token } = proof
  if (campaignStatus(campaign, dayInGeneva(app.now())) !== 'open') throw campaignClosedResponse(letter)
  const signed = signLetter(form, letter.compose())
  if (!signed.ok) {
    const page = letterPageView(app, letter, { form, problems: signed.error, limited, token })
    return json(page, { status: limited ? 429 : 422 })
  }
  const sender = parseSender({ name: form.name, email })
  const canBeSent = await isOffered(app, letter)
  const formResponse = async (status: number, tooMany?: SendOfferInput['tooMany']) => {
    const typed = { email, rest, problems: sender.ok ? [] : sender.error, tooMany }
    const page = await sendPageView(app, letter, { form, letter: signed.value, token, device, typed })
    return json(page, { status })
  }
  if (limited) return formResponse(429, 'minute')
  if (!sender.ok || !canBeSent) return formResponse(canBeSent ? 422 : 403)
  const requested = await requestConfirmation(app, { proof, honeypot: website, takeMail }, (period) => {
    const first = signLetterForServer(letter, form)
    if (!first.ok) return undefined
    const others = rest ? composeRemainingLetters(app, letter, form) : []
    return prepareRequest(
      app,
      letter,
      sender.value,
      [toPendingLetter(letter, first.value), ...others],
      period,
    )
  })
  if (requested.ok) return json(checkInboxView(app, { lang, slug: campaign.slug, email: sender.value.email }))
  if (requested.error === 'hour') return formResponse(429, 'hour')
  const proofView = await issueProofOfWork(app, proof, requested.error)
  return json(proofOfWorkPageView(letter, { form, email, rest, website, proof: proofView }))
}

function prepareRequest(
  app: Context,
  { campaign, lang }: RequestedLetter,
  { name, email }: Sender,
  letters: PendingLetter[],
  period: { createdAt: string; expiresAt: string },
): PreparedRequest {
  const { token, tokenHash, manageToken, manageHash } = createConfirmationKeys(app.secret)
  const recipients = letters.map(({ recipient }) => recipientLabel(app, campaign, recipient, lang))
  return {
    pending: {
      id: randomUUID(),
      kind: 'letters',
      slug: campaign.slug,
      language: lang,
      email,
      emailKey: emailKey(app.secret, email),
      tokenHash,
      manageHash,
      signatureId: null,
      content: { name, letters },
      ...period,
    },
    mail: composeConfirmationEmail(app, { campaign, lang, recipients, token, manageToken }),
  }
}
