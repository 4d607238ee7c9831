import { caseWords } from '#app/campaign/campaign.ts'
import type { ChannelReason } from '#app/channel/channel.ts'
import { unknownDevice } from '#app/channel/device.ts'
import { planChannels } from '#app/channel/plan-channels.ts'
import { alignLetters } from '#app/letter/editing/align-letters.ts'
import type { LetterForm, LetterProblem } from '#app/letter/editing/letter-form.ts'
import type { Context } from '#app/context.ts'
import type { AlignedParagraphs } from '#app/letter/editing/align-letters.ts'
import { campaignStatusView } from '#app/pages/campaign/campaign-page.server.ts'
import { letterPath, recipientsPath } from '#app/paths.ts'
import { listCasesFor } from '#app/recipient/recipient.ts'
import { seats } from '#app/reference/conventions.ts'
import type { CampaignStatusView } from '#app/ui/campaign-status.tsx'
import { letterQuery, type LetterQuery, type RequestedLetter } from './letter-request.server.ts'
import { recipientView, type RecipientView } from './recipient-view.server.ts'
import { roundView, type RoundView } from './round-view.server.ts'

/** The page of one letter: its recipient, what it says, and the form to change it. */
export interface LetterPageView {
  view: 'form'
  /** the address of this letter: recipient, case, language, wording, round */
  here: string
  /** the page where another recipient is chosen */
  choose: string
  status: CampaignStatusView
  recipient: RecipientView
  round?: RoundView | undefined
  /** the same letter to the mission in the other city */
  otherSeats: { seat: 'geneva' | 'new-york'; href: string }[]
  /** the subjects to choose from; the one without a name is the whole campaign */
  about: { name?: string | undefined; href: string; current: boolean }[]
  caseCount: number
  /** whether the campaign has cases that are not written about to this recipient */
  ownLeftOut: boolean
  languages: { lang: string; name: string; href: string; current: boolean }[]
  wording?: { number: number; of: number; another: string } | undefined
  letterLang: string
  letterDir: 'ltr' | 'rtl'
  form: LetterForm
  problems: LetterProblem[]
  /** very many requests from this network */
  limited: boolean
  token?: string | undefined
  reading?: ReadingView | undefined
  /** whether a mail program can take the whole letter */
  mailto?: 'fits' | ChannelReason | undefined
}

/** The letter in the reader's language, where it is sent in another one. */
export interface ReadingView {
  /** of the reader's language */
  dir: 'ltr' | 'rtl'
  sent: { subject: string; text: string }
  says: { subject: string; text: string }
  /** undefined: the paragraphs of the two do not correspond */
  pairs?: AlignedParagraphs[] | undefined
}

/** A form that comes back to the page: all that was typed, and the token of a letter that is changed once more. */
export interface LetterInput {
  form: LetterForm
  problems: LetterProblem[]
  limited: boolean
  token: string | undefined
}

export function letterPageView(app: Context, letter: RequestedLetter, typed?: LetterInput): LetterPageView {
  const { campaign, recipient, caseId, lang, letterLang, seed, query } = letter
  const { subject, text, wordings } = letter.compose()
  // The page cache keeps this page for every visitor, so the device is unknown.
  const plans = planChannels({ letter: { subject, text }, ...letter.addressed, device: unknownDevice })
  const mailto = plans.find(({ id }) => id === 'mailto')
  const pathWith = (change: Partial<LetterQuery>, to = recipient.id) =>
    letterPath(lang, campaign.slug, to, letterQuery({ ...query, wording: seed, ...change }))
  const offered = listCasesFor(campaign, recipient)
  return {
    view: 'form',
    here: pathWith({}),
    choose: recipientsPath(lang, campaign.slug, letterQuery({ caseId })),
    status: campaignStatusView(campaign, app.now()),
    recipient: recipientView(app, letter),
    round: roundView(app, letter),
    otherSeats: listOtherSeats(letter).map(({ seat, id, round }) => ({
      seat,
      href: pathWith({ round }, id),
    })),
    about:
      campaign.cases.length === 0
        ? []
        : [undefined, ...offered.map((c) => c.id)].map((id) => ({
            name: id === undefined ? undefined : caseWords(campaign, lang, id).name,
            href: pathWith({ caseId: id, wording: query.wording }),
            current: id === caseId,
          })),
    caseCount: offered.length,
    ownLeftOut: offered.length < campaign.cases.length,
    languages: campaign.languages.map((l) => ({
      lang: l,
      name: app.locales.get(l)?.name ?? l,
      href: pathWith({ letterLang: l }),
      current: l === letterLang,
    })),
    wording:
      wordings > 1
        ? {
            number: (seed % wordings) + 1,
            of: wordings,
            another: pathWith({ wording: (seed + 1) % wordings }),
          }
        : undefined,
    letterLang,
    letterDir: app.locales.get(letterLang)?.dir ?? 'ltr',
    form: typed?.form ?? { subject, text, why: '', name: '', town: '' },
    problems: typed?.problems ?? [],
    limited: typed?.limited ?? false,
    token: typed?.token,
    reading: readingView(app, letter),
    mailto: mailto?.fits ? 'fits' : mailto?.reason,
  }
}

function readingView(app: Context, letter: RequestedLetter): ReadingView | undefined {
  if (letter.letterLang === letter.lang) return undefined
  const sent = letter.compose()
  const says = letter.compose(letter.lang)
  return {
    dir: app.locales.get(letter.lang)?.dir ?? 'ltr',
    sent: { subject: sent.subject, text: sent.text },
    says: { subject: says.subject, text: says.text },
    pairs: alignLetters(sent.text, says.text),
  }
}

/** The mission of the same state in the other city; in a round it takes the place of this one. */
function listOtherSeats({ campaign, recipient, query: { round } }: RequestedLetter) {
  if (recipient.kind !== 'mission') return []
  return seats.flatMap((seat) => {
    if (seat === recipient.seat) return []
    const { code } = recipient.state
    const id = seat === campaign.recipients.missions?.seat ? code : `${code}-${seat}`
    const ids = round?.recipients.map((each) => (each.id === recipient.id ? id : each.id))
    return [{ seat, id, round: round && ids && { ...round, group: undefined, text: ids.join('.') } }]
  })
}
