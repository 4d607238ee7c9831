import { json, type AppLoadContext } from '@remix-run/node'
import { askForMail, countAskedSince } from '../../../db/queries/limits.ts'
import type { PendingLetter } from '../../../db/mail-schema.ts'
import { showOpening } from '../../domain/campaign/campaign.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import type { Device } from '../../domain/channel/device.ts'
import { signLetter, toOneLine } from '../../domain/letter/edited.ts'
import { parseSender, type Sender } from '../../domain/mail/sender.ts'
import type { Context } from '../../context.ts'
import { field, readLetterForm } from '../pages/form-fields.server.ts'
import { composeAsked, type LetterAsked } from '../pages/letter-asked.server.ts'
import { showLetterPage } from '../pages/letter-page.server.ts'
import { answerClosed } from '../pages/letter-sent.server.ts'
import { showOutPage } from '../pages/out-page.server.ts'
import { isOurToken } from '../token.server.ts'
import { answerAlike } from './alike.server.ts'
import { emailKey, mintConfirmation } from './keys.server.ts'
import { showConfirmationMail } from './mail-words.server.ts'
import { nameRecipient } from './names.server.ts'
import { canSend, findMailable, type OfferTyped } from './offer.server.ts'
import { wasLookedAt } from './page-time.server.ts'
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
  asked: LetterAsked,
  data: FormData,
  { limited, takeMail, device }: Pick<AppLoadContext, 'limited' | 'takeMail'> & { device: Device },
) {
  const { campaign, recipient, lang } = asked
  const form = { ...readLetterForm(data), name: toOneLine(field(data, 'name')) }
  const [email, website, rest] = [field(data, 'email'), field(data, 'website'), field(data, 'rest') === '1']
  const brought = readProof(data)
  const { token, stamp } = brought
  if (showOpening(campaign, dayInGeneva(app.now())) !== 'open') throw answerClosed(asked)
  const shown = signLetter(form, composeAsked(app, asked).letter)
  if (!shown.ok) {
    const page = showLetterPage(app, asked, { form, problems: shown.error, limited, token })
    return json(page, { status: limited ? 429 : 422 })
  }
  const sender = parseSender({ name: form.name, email })
  const isOffered = (await canSend(app, campaign)) && findMailable(app, campaign, recipient) !== undefined
  const showAgain = async (status: number, tooMany?: OfferTyped['tooMany']) => {
    const typed = { email, rest, problems: sender.ok ? [] : sender.error, tooMany }
    const page = await showOutPage(app, asked, { form, letter: shown.value, token, device, typed })
    return json(page, { status })
  }
  if (limited) return showAgain(429, 'minute')
  if (!sender.ok || !isOffered) return showAgain(isOffered ? 422 : 403)
  // Nobody waits for a mail that will not come. Whatever the address and whoever asks, one is taken: that says nothing of them.
  const proof = await acceptProof(app, brought, takeMail)
  if (!proof.ok) {
    if (proof.why === 'hour') return showAgain(429, 'hour')
    const shownProof = await askProof(app, brought, proof.why)
    return json(showProofPage(app, asked, { form, email, rest, website, proof: shownProof }))
  }
  const now = app.now()
  const isPerson =
    website === '' &&
    isOurToken(app.secret, token, now) &&
    wasLookedAt(app.secret, token, stamp, { now, isStopped: app.config.fixedNow !== null })
  const { signed, letterLang } = signForServer(app, asked, form)
  await answerAlike(app.log, async () => {
    if (!isPerson || !signed.ok || (await isHourFull(app, now))) return
    const others = rest ? composeOthers(app, asked, form) : []
    await record(app, asked, sender.value, [showPending(asked, letterLang, signed.value), ...others], now)
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
  (await countAskedSince(db, now.toISOString().slice(0, 13))) >= (mail?.confirmationsPerHour ?? 0)

async function record(
  app: Context,
  asked: LetterAsked,
  { name, email }: Sender,
  letters: PendingLetter[],
  now: Date,
): Promise<void> {
  if (!app.mail) return
  const { token, tokenHash, manageToken, manageHash } = mintConfirmation(app.secret)
  const { campaign, lang } = asked
  const recipients = letters.map(({ recipient }) => nameRecipient(app, campaign, recipient, lang))
  const outcome = await askForMail(app.db, {
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
