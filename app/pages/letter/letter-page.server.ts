import { caseWords } from '#app/campaign/campaign.ts'
import { unknownDevice } from '#app/channel/device.ts'
import { planChannels } from '#app/channel/plan-channels.ts'
import { seats } from '#app/reference/conventions.ts'
import { listCasesFor } from '#app/recipient/recipient.ts'
import { findPositionInRound } from '#app/recipient/round.ts'
import { alignLetters } from '#app/letter/editing/align-letters.ts'
import type { LetterForm, LetterProblem } from '#app/letter/editing/letter-form.ts'
import type { Context } from '#app/context.ts'
import { campaignStatusView } from '#app/pages/campaign/campaign-page.server.ts'
import { recipientName } from '#app/letter/recipient-name.ts'
import { recipientView } from './recipient-view.server.ts'
import { formatLetterQuery, type RequestedLetter } from './letter-request.server.ts'

/** What comes back to the page: all that was typed, and the token of a letter that is changed once more. */
export interface LetterInput {
  form: LetterForm
  problems: LetterProblem[]
  limited: boolean
  token: string | undefined
}

/** All that the letter's page shows; with what was typed, if it comes back. */
export function letterPageView(app: Context, letter: RequestedLetter, typed?: LetterInput) {
  const { campaign, recipient, caseId, lang, letterLang, seed, query } = letter
  const { subject, text, wordings } = letter.compose()
  const reading = letterLang === lang ? undefined : letter.compose(lang)
  // The page is kept for everybody, so it knows no device.
  const plans = planChannels({ letter: { subject, text }, ...letter.addressed, device: unknownDevice })
  const mailto = plans.find(({ id }) => id === 'mailto')
  const here = `/${lang}/campaigns/${campaign.slug}/write/${recipient.id}`
  const offered = listCasesFor(campaign, recipient)
  const dirOf = (l: string) => app.locales.get(l)?.dir ?? ('ltr' as const)
  return {
    view: 'form' as const,
    slug: campaign.slug,
    write: `/${lang}/campaigns/${campaign.slug}/write`,
    here: here + formatLetterQuery({ ...query, wording: seed }),
    caseId,
    letterLang,
    letterDir: dirOf(letterLang),
    opening: campaignStatusView(campaign, app.now()),
    recipient: recipientView(app, letter),
    round: roundPositionView(app, letter),
    choose: `/${lang}/campaigns/${campaign.slug}/write${formatLetterQuery({ caseId })}`,
    otherSeats: listOtherSeats(letter).map(({ seat, id, round }) => ({
      seat,
      href: `/${lang}/campaigns/${campaign.slug}/write/${id}${formatLetterQuery({ ...query, wording: seed, round })}`,
    })),
    ownLeftOut: offered.length < campaign.cases.length,
    about:
      campaign.cases.length === 0
        ? []
        : [undefined, ...offered.map((c) => c.id)].map((id) => ({
            id,
            name: id === undefined ? undefined : caseWords(campaign, lang, id).name,
            href: here + formatLetterQuery({ ...query, caseId: id }),
            current: id === caseId,
          })),
    caseCount: offered.length,
    languages: campaign.languages.map((l) => ({
      lang: l,
      name: app.locales.get(l)?.name ?? l,
      href: here + formatLetterQuery({ ...query, wording: seed, letterLang: l }),
      current: l === letterLang,
    })),
    wording:
      wordings > 1
        ? {
            number: (seed % wordings) + 1,
            of: wordings,
            another: here + formatLetterQuery({ ...query, wording: (seed + 1) % wordings }),
          }
        : undefined,
    form: typed?.form ?? { subject, text, why: '', name: '', town: '' },
    problems: typed?.problems ?? [],
    limited: typed?.limited ?? false,
    token: typed?.token,
    reading: reading && {
      dir: dirOf(lang),
      sent: { subject, text },
      says: { subject: reading.subject, text: reading.text },
      pairs: alignLetters(text, reading.text),
    },
    mailto: mailto?.fits ? ('fits' as const) : mailto?.reason,
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

/** "3 of 12", and whom the letters before and after go to. */
export function roundPositionView(app: Context, letter: RequestedLetter) {
  const { campaign, recipient, caseId, lang } = letter
  const { round } = letter.query
  const place = round && findPositionInRound(round, recipient.id)
  if (!place) return undefined
  const link = (to: typeof place.next) =>
    to && {
      name: recipientName(app.reference, campaign, to, lang),
      href: `/${lang}/campaigns/${campaign.slug}/write/${to.id}${formatLetterQuery({ caseId, round })}`,
    }
  return {
    group: round.group,
    position: place.position,
    total: place.total,
    previous: link(place.previous),
    next: link(place.next),
  }
}
