import { addressLetter } from '../../domain/channel/address-letter.ts'
import type { Device } from '../../domain/channel/device.ts'
import { planChannels } from '../../domain/channel/plan.ts'
import { toOneLine, type EditedLetter, type LetterForm } from '../../domain/letter/edited.ts'
import type { Context } from '../../context.ts'
import { showOffer, type OfferTyped } from '../mail/offer.server.ts'
import { composeAsked, showAskedQuery, type LetterAsked } from './letter-asked.server.ts'
import { showPlaceAndDate } from './place-and-date.server.ts'
import { showRoundPlace } from './letter-page.server.ts'
import { showRecipient } from './recipient-shown.server.ts'

/** A letter that is ready, and the page it is for. */
export interface Ready {
  form: LetterForm
  letter: EditedLetter & { cleaned: boolean }
  token: string
  device: Device
  /** what comes back when the server was asked to send and something was wrong */
  typed?: OfferTyped
}

/** All that the page of the ways out shows. */
export async function showOutPage(app: Context, asked: LetterAsked, ready: Ready) {
  const { campaign, recipient, lang } = asked
  const { form, letter, token, device } = ready
  const { letterLang, seed } = composeAsked(app, asked)
  const { subject, text, cleaned } = letter
  return {
    view: 'out' as const,
    slug: campaign.slug,
    write: `/${lang}/campaigns/${campaign.slug}/write/${recipient.id}`,
    query: showAskedQuery({ ...asked, wording: seed }),
    letterLang,
    letterDir: app.locales.get(letterLang)?.dir ?? ('ltr' as const),
    recipient: showRecipient(app, campaign, recipient, lang),
    round: showRoundPlace(app, asked),
    form: { ...form, name: toOneLine(form.name) },
    letter: { subject, text },
    placeAndDate: showPlaceAndDate(app, letterLang, form.town),
    cleaned,
    token,
    plans: planChannels({
      letter: { subject, text },
      ...addressLetter(campaign, app.reference, app.directory(campaign), recipient),
      device,
    }),
    send: await showOffer(app, asked, token, ready.typed),
  }
}
