import { json, type AppLoadContext } from '@remix-run/node'
import {
  requestLetterConfirmation,
  countConfirmationsSince,
} from '../../../db/queries/confirmation/limits.ts'
import type { PendingLetter } from '../../../db/schema/confirmation.ts'
import { showOpening } from '../../domain/campaign/campaign.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import { hourOfIso } from '../../time/days.ts'
import type { Device } from '../../domain/channel/device.ts'
import { formFields, signLetter } from '../../domain/letter/edited.ts'
import { toOneLine } from '../../text/clean-text.ts'
import { parseSender, type Sender } from '../../domain/mail/sender.ts'
import { field, readFields } from '../pages/form-fields.server.ts'
import type { RequestedLetter } from '../pages/letter-asked.server.ts'
import type { Context } from '../../context.ts'
import { showLetterPage } from '../pages/letter-page.server.ts'
import { answerClosed } from '../pages/letter-sent.server.ts'
import { showOutPage } from '../pages/out-page.server.ts'
import { isPageToken } from '../../security/page-token.server.ts'
import { respondInConstantTime } from '../../security/constant-time.server.ts'
import { emailKey, mintConfirmation } from './keys.server.ts'
import { showConfirmationMail } from './mail-words.server.ts'
import { nameRecipient } from './names.server.ts'
import { isOffered, type OfferTyped } from './offer.server.ts'
import { isFormOldEnough } from '../../security/form-timestamp.server.ts'
import { acceptProof, askProof, readProof } from './proof.server.ts'
import { showProofPage } from './proof-page.server.ts'
import { composeOthers, showPending, signForServer } from './pending-letters.server.ts'

/** Confirmation mails to one mailbox. */
const toOne = { perCampaignDay: 1, perDay: 3, ever: 5 } as const

const hoursToConfirm = 48

/**
 * Answers "Send it for me". A mistake shows the page again with all that was typed. All else (new, repeated, refused, set
 * aside as automatic) gets one page, of one size and after one time, so that nobody learns what an address has done here.
 */
export async function answerAsk(
  app: Context,
  letter: RequestedLetter,
  data: FormData,
  { limited, takeMail, device }: Pick<AppLoadContext, 'limited' | 'takeMail'> & { device: Device },
) {
  const { campaign, lang } = letter
  const form = { ...readFields(data, formFields), name: toOneLine(field(data, 'name')) }
  const [email, website, rest] = [field(data, 'email'), field(data, 'website'), field(data, 'rest') === '1']
  const brought = readProof(data)
  const { token, stamp } = brought
  if (showOpening(campaign, dayInGeneva(app.now())) !== 'open') throw answerClosed(letter)
  const shown = signLetter(form, letter.compose())
  if (!shown.ok) {
    const page = showLetterPage(app, letter, { form, problems: shown.error, limited, token })
    return json(page, { status: limited ? 429 : 422 })
  }
  const sender = parseSender({ name: form.name, email })
  const canBeSent = await isOffered(app, letter)
  const showAgain = async (status: number, tooMany?: OfferTyped['tooMany']) => {
    const typed = { email, rest, problems: sender.ok ? [] : sender.error, tooMany }
    const page = await showOutPage(app, letter, { form, letter: shown.value, token, device, typed })
    return json(page, { status })
  }
  if (limited) return showAgain(429, 'minute')
  if (!sender.ok || !canBeSent) return showAgain(canBeSent ? 422 : 403)
  // Nobody waits for a mail that will not come. Whatever the address and whoever asks, one is taken: that says nothing of them.
  const proof = await acceptProof(app, brought, takeMail)
  if (!proof.ok) {
    if (proof.why === 'hour') return showAgain(429, 'hour')
    const shownProof = await askProof(app, brought, proof.why)
    return json(showProofPage(letter, { form, email, rest, website, proof: shownProof }))
  }
  const now = app.now()
  const isPerson =
    website === '' &&
    isPageToken(app.secret, token, now) &&
    isFormOldEnough(app.secret, token, stamp, { now, isStopped: app.config.fixedNow !== null })
  const signed = signForServer(letter, form)
  await respondInConstantTime(app.log, async () => {
    if (!isPerson || !signed.ok || (await isHourFull(app, now))) return
    const others = rest ? composeOthers(app, letter, form) : []
    await record(app, letter, sender.value, [showPending(letter, signed.value), ...others], now)
  })
  return json({
    view: 'look' as const,
    slug: campaign.slug,
    email: sender.value.email,
    mailbox: app.mail?.mailbox ? `/${lang}/mailbox` : undefined,
  })
}

/** Asked before anything is composed; the transaction asks again. */
const isHourFull = async ({ db, mail }: Context, now: Date): Promise<boolean> =>
  (await countConfirmationsSince(db, hourOfIso(now.toISOString()))) >= (mail?.confirmationsPerHour ?? 0)

async function record(
  app: Context,
  letter: RequestedLetter,
  { name, email }: Sender,
  letters: PendingLetter[],
  now: Date,
): Promise<void> {
  if (!app.mail) return
  const { token, tokenHash, manageToken, manageHash } = mintConfirmation(app.secret)
  const { campaign, lang } = letter
  const recipients = letters.map(({ recipient }) => nameRecipient(app, campaign, recipient, lang))
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
    mail: showConfirmationMail(app, { campaign, lang, recipients, token, manageToken }),
    limits: { ...toOne, perHour: app.mail.confirmationsPerHour },
  })
  if (outcome === 'recorded') app.mail.wake()
}
