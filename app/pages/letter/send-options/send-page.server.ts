import type { Device } from '#app/channel/device.ts'
import { planChannels } from '#app/channel/plan-channels.ts'
import type { EditedLetter, LetterForm } from '#app/letter/editing/letter-form.ts'
import { toOneLine } from '#app/text/characters/clean-text.ts'
import type { Context } from '#app/context.ts'
import { sendOfferView, type SendOfferInput } from './send-offer.server.ts'
import { formatLetterQuery, type RequestedLetter } from '#app/pages/letter/letter-request.server.ts'
import { formatPlaceAndDate } from '#app/documents/place-and-date.server.ts'
import { roundPositionView } from '#app/pages/letter/letter-page.server.ts'
import { recipientView } from '#app/pages/letter/recipient-view.server.ts'

/** A letter that is ready, and the page it is for. */
export interface ReadyLetter {
  form: LetterForm
  letter: EditedLetter & { cleaned: boolean }
  token: string
  device: Device
  /** what comes back when the server was asked to send and something was wrong */
  typed?: SendOfferInput
}

/** All that the page of the ways out shows. */
export async function sendPageView(app: Context, requested: RequestedLetter, ready: ReadyLetter) {
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
    recipient: recipientView(app, requested),
    round: roundPositionView(app, requested),
    form: { ...form, name: toOneLine(form.name) },
    letter: { subject, text },
    placeAndDate: formatPlaceAndDate(app, letterLang, form.town),
    cleaned,
    token,
    plans: planChannels({
      letter: { subject, text },
      ...requested.addressed,
      device,
    }),
    send: await sendOfferView(app, requested, token, ready.typed),
  }
}
