import type { ChannelPlan } from '#app/channel/channel.ts'
import type { Device } from '#app/channel/device.ts'
import { planChannels } from '#app/channel/plan-channels.ts'
import type { EditedLetter, LetterForm } from '#app/letter/editing/letter-form.ts'
import type { Context } from '#app/context.ts'
import { letterQuery, type RequestedLetter } from '#app/pages/letter/letter-request.server.ts'
import { recipientView, type RecipientView } from '#app/pages/letter/recipient-view.server.ts'
import { roundView, type RoundView } from '#app/pages/letter/round-view.server.ts'
import { formatQuery, letterActionPath, letterPath } from '#app/paths.ts'
import { toOneLine } from '#app/text/characters/clean-text.ts'
import { sendOfferView, type SendOfferInput, type SendOfferView } from './send-offer.server.ts'
import { formatPlaceAndDate } from '#app/documents/place-and-date.ts'

/** A letter that is ready, and every way to send it. */
export interface SendPageView {
  view: 'send'
  /** the address of this letter: recipient, case, language, wording, round */
  here: string
  /** the addresses that the page's forms are posted to */
  actions: Readonly<Record<'send' | 'sent' | 'pdf' | 'eml', string>>
  /** the end of `here`, for the form that goes on to the next letter of a round */
  before: string
  recipient: RecipientView
  round?: RoundView | undefined
  letterLang: string
  letterDir: 'ltr' | 'rtl'
  form: LetterForm
  letter: EditedLetter
  /** on paper only: an email has its own date */
  placeAndDate: string
  /** whether hidden characters were removed from what was typed */
  cleaned: boolean
  token: string
  plans: ChannelPlan[]
  /** absent where the server does not send this letter */
  send?: SendOfferView | undefined
}

/** A letter that is ready, and the visitor it is shown to. */
export interface ReadyLetter {
  form: LetterForm
  letter: EditedLetter & { cleaned: boolean }
  token: string
  device: Device
  /** comes back when the server was asked to send and something was wrong */
  typed?: SendOfferInput
}

export async function sendPageView(
  app: Context,
  requested: RequestedLetter,
  { form, letter, token, device, typed }: ReadyLetter,
): Promise<SendPageView> {
  const { campaign, recipient, lang, letterLang, seed } = requested
  const { subject, text, cleaned } = letter
  const query = letterQuery({ ...requested.query, wording: seed })
  const action = (name: 'send' | 'sent' | 'pdf') =>
    letterActionPath(lang, campaign.slug, recipient.id, name, query)
  return {
    view: 'send',
    here: letterPath(lang, campaign.slug, recipient.id, query),
    actions: {
      send: action('send'),
      sent: action('sent'),
      pdf: action('pdf'),
      eml: letterActionPath(lang, campaign.slug, recipient.id, 'eml'),
    },
    before: recipient.id + formatQuery(query),
    recipient: recipientView(app, requested),
    round: roundView(app, requested),
    letterLang,
    letterDir: app.locales.get(letterLang)?.dir ?? 'ltr',
    form: { ...form, name: toOneLine(form.name) },
    letter: { subject, text },
    placeAndDate: formatPlaceAndDate(app, letterLang, form.town),
    cleaned,
    token,
    plans: planChannels({ letter: { subject, text }, ...requested.addressed, device }),
    send: await sendOfferView(app, requested, token, typed),
  }
}
