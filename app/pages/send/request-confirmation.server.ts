import { json, type AppLoadContext } from '@remix-run/node'
import { requestLetterConfirmation, countConfirmationsSince } from '#db/queries/confirmation/limits.ts'
import type { PendingLetter } from '#db/schema/confirmation.ts'
import { campaignStatus } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { hourOfIso } from '#app/time/days.ts'
import type { Device } from '#app/channel/device.ts'
import { letterFormFields, signLetter } from '#app/letter/text/letter-form.ts'
import { toOneLine } from '#app/text/characters/clean-text.ts'
import { parseSender, type Sender } from '#app/mail/address/sender.ts'
import { readField, readFields } from '#app/pages/form-fields.server.ts'
import type { RequestedLetter } from '#app/pages/letter/letter-request.server.ts'
import type { Context } from '#app/context.ts'
import { letterPageView } from '#app/pages/letter/letter-page.server.ts'
import { campaignClosedResponse } from '#app/pages/letter/report-sent.server.ts'
import { sendPageView } from '#app/pages/letter/send-options/send-page.server.ts'
import { isPageToken } from '#app/security/page-token.server.ts'
import { respondInConstantTime } from '#app/security/constant-time.server.ts'
import { emailKey, createConfirmationKeys } from '#app/mail/mail-keys.server.ts'
import { composeConfirmationEmail } from '#app/mail/message/letter-emails.server.ts'
import { recipientLabel } from '#app/mail/message/recipient-labels.ts'
import { isOffered, type SendOfferInput } from '#app/pages/letter/send-options/send-offer.server.ts'
import { isFormOldEnough } from '#app/security/form-timestamp.server.ts'
import { redeemProof, issueProofOfWork, readSubmittedProof } from '#app/confirmation/proof-of-work.server.ts'
import { proofOfWorkPageView } from './proof-of-work-page.server.ts'
import { composeRemainingLetters, toPendingLetter, signLetterForServer } from './pending-letters.server.ts'

/** Confirmation mails to one mailbox. */
const mailboxLimits = { perCampaignDay: 1, perDay: 3, ever: 5 } as const

const hoursToConfirm = 48

/**
 * Answers "Send it for me". A mistake shows the page again with all that was typed. All else (new, repeated, refused, set
 * aside as automatic) gets one page, of one size and after one time, so that nobody learns what an address has done here.
 */
export async function handleConfirmationRequest(
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
  const brought = readSubmittedProof(data)
  const { token, stamp } = brought
  if (campaignStatus(campaign, dayInGeneva(app.now())) !== 'open') throw campaignClosedResponse(letter)
  const shown = signLetter(form, letter.compose())
  if (!shown.ok) {
    const page = letterPageView(app, letter, { form, problems: shown.error, limited, token })
    return json(page, { status: limited ? 429 : 422 })
  }
  const sender = parseSender({ name: form.name, email })
  const canBeSent = await isOffered(app, letter)
  const showAgain = async (status: number, tooMany?: SendOfferInput['tooMany']) => {
    const typed = { email, rest, problems: sender.ok ? [] : sender.error, tooMany }
    const page = await sendPageView(app, letter, { form, letter: shown.value, token, device, typed })
    return json(page, { status })
  }
  if (limited) return showAgain(429, 'minute')
  if (!sender.ok || !canBeSent) return showAgain(canBeSent ? 422 : 403)
  // Nobody waits for a mail that will not come. Whatever the address and whoever asks, one is taken: that says nothing of them.
  const proof = await redeemProof(app, brought, takeMail)
  if (!proof.ok) {
    if (proof.why === 'hour') return showAgain(429, 'hour')
    const shownProof = await issueProofOfWork(app, brought, proof.why)
    return json(proofOfWorkPageView(letter, { form, email, rest, website, proof: shownProof }))
  }
  const now = app.now()
  const isPerson =
    website === '' &&
    isPageToken(app.secret, token, now) &&
    isFormOldEnough(app.secret, token, stamp, { now, isStopped: app.config.fixedNow !== null })
  const signed = signLetterForServer(letter, form)
  await respondInConstantTime(app.log, async () => {
    if (!isPerson || !signed.ok || (await isHourlyLimitReached(app, now))) return
    const others = rest ? composeRemainingLetters(app, letter, form) : []
    await recordRequest(app, letter, sender.value, [toPendingLetter(letter, signed.value), ...others], now)
  })
  return json({
    view: 'look' as const,
    slug: campaign.slug,
    email: sender.value.email,
    mailbox: app.mail?.mailbox ? `/${lang}/mailbox` : undefined,
  })
}

/** Asked before anything is composed; the transaction asks again. */
const isHourlyLimitReached = async ({ db, mail }: Context, now: Date): Promise<boolean> =>
  (await countConfirmationsSince(db, hourOfIso(now.toISOString()))) >= (mail?.confirmationsPerHour ?? 0)

async function recordRequest(
  app: Context,
  letter: RequestedLetter,
  { name, email }: Sender,
  letters: PendingLetter[],
  now: Date,
): Promise<void> {
  if (!app.mail) return
  const { token, tokenHash, manageToken, manageHash } = createConfirmationKeys(app.secret)
  const { campaign, lang } = letter
  const recipients = letters.map(({ recipient }) => recipientLabel(app, campaign, recipient, lang))
  const outcome = await requestLetterConfirmation(app.db, {
    pending: {
      tokenHash,
      manageHash,
      campaign: campaign.slug,
      language: lang,
      email,
      emailKey: emailKey(app.secret, email),
      name,
      letters,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + hoursToConfirm * 3_600_000).toISOString(),
    },
    message: composeConfirmationEmail(app, { campaign, lang, recipients, token, manageToken }),
    limits: { ...mailboxLimits, perHour: app.mail.confirmationsPerHour },
  })
  if (outcome === 'recorded') app.mail.wake()
}
