import type { Device } from '../../domain/channel/device.ts'
import { planChannels } from '../../domain/channel/plan.ts'
import type { EditedLetter, LetterForm } from '../../domain/letter/edited.ts'
import { toOneLine } from '../../text/clean-text.ts'
import type { Context } from '../../context.ts'
import { showOffer, type OfferTyped } from '../mail/offer.server.ts'
import { formatLetterQuery, type RequestedLetter } from './letter-asked.server.ts'
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
export async function showOutPage(app: Context, requested: RequestedLetter, ready: Ready) {
  const { campaign, recipient, lang, letterLang, seed, query } = requested
  const { form, letter, token, device } = ready
  const { subject, text, cleaned } = letter
  return {
    view: 'out' as const,
    slug: campaign.slug,
    write: `/${lang}/campaigns/${campaign.slug}/write/${recipient.id}`,
    query: formatLetterQuery({ ...query, wording: seed }),
    letterLang,
    letterDir: app.locales.get(letterLang)?.dir ?? ('ltr' as const),
    recipient: showRecipient(app, requested),
    round: showRoundPlace(app, requested),
    form: { ...form, name: toOneLine(form.name) },
    letter: { subject, text },
    placeAndDate: showPlaceAndDate(app, letterLang, form.town),
    cleaned,
    token,
    plans: planChannels({
      letter: { subject, text },
      ...requested.addressed,
      device,
    }),
    send: await showOffer(app, requested, token, ready.typed),
  }
}
