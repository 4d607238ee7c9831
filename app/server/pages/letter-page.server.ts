import { caseWordsOf } from '../../domain/campaign/campaign.ts'
import { addressLetter } from '../../domain/channel/address-letter.ts'
import { unknownDevice } from '../../domain/channel/device.ts'
import { planChannels } from '../../domain/channel/plan.ts'
import { seats } from '../../domain/directory/conventions.ts'
import { listCasesFor } from '../../domain/directory/recipient.ts'
import { placeInRound } from '../../domain/directory/round.ts'
import { alignLetters } from '../../domain/letter/aligned.ts'
import type { FormProblem, LetterForm } from '../../domain/letter/edited.ts'
import type { Context } from '../../context.ts'
import { showCampaignOpening } from './campaign-page.server.ts'
import { composeAsked, showAskedQuery, type LetterAsked } from './letter-asked.server.ts'
import { recipientName, showRecipient } from './recipient-shown.server.ts'

/** What comes back to the page: all that was typed, and the token of a letter that is changed once more. */
export interface Typed {
  form: LetterForm
  problems: FormProblem[]
  limited: boolean
  token: string | undefined
}

/** All that the letter's page shows; with what was typed, if it comes back. */
export function showLetterPage(app: Context, asked: LetterAsked, typed?: Typed) {
  const { campaign, recipient, caseId, lang } = asked
  const { letterLang, seed, letter, composeIn } = composeAsked(app, asked)
  const { subject, text } = letter
  const reading = letterLang === lang ? undefined : composeIn(lang)
  const addressed = addressLetter(campaign, app.reference, app.directory(campaign), recipient)
  // The page is kept for everybody, so it knows no device.
  const plans = planChannels({ letter: { subject, text }, ...addressed, device: unknownDevice })
  const mailto = plans.find(({ id }) => id === 'mailto')
  const here = `/${lang}/campaigns/${campaign.slug}/write/${recipient.id}`
  const offered = listCasesFor(campaign, recipient)
  const dirOf = (l: string) => app.locales.get(l)?.dir ?? ('ltr' as const)
  return {
    view: 'form' as const,
    slug: campaign.slug,
    write: `/${lang}/campaigns/${campaign.slug}/write`,
    here: here + showAskedQuery({ ...asked, wording: seed }),
    caseId,
    letterLang,
    letterDir: dirOf(letterLang),
    opening: showCampaignOpening(campaign, app.now()),
    recipient: showRecipient(app, campaign, recipient, lang),
    round: showRoundPlace(app, asked),
    choose: `/${lang}/campaigns/${campaign.slug}/write${showAskedQuery({ caseId })}`,
    otherSeats: listOtherSeats(asked).map(({ seat, id, round }) => ({
      seat,
      href: `/${lang}/campaigns/${campaign.slug}/write/${id}${showAskedQuery({ ...asked, wording: seed, round })}`,
    })),
    ownLeftOut: offered.length < campaign.cases.length,
    about:
      campaign.cases.length === 0
        ? []
        : [undefined, ...offered.map((c) => c.id)].map((id) => ({
            id,
            name: id === undefined ? undefined : caseWordsOf(campaign, lang, id).name,
            href: here + showAskedQuery({ ...asked, caseId: id }),
            current: id === caseId,
          })),
    caseCount: offered.length,
    languages: campaign.languages.map((l) => ({
      lang: l,
      name: app.locales.get(l)?.name ?? l,
      href: here + showAskedQuery({ ...asked, wording: seed, letterLang: l }),
      current: l === letterLang,
    })),
    wording:
      letter.wordings > 1
        ? {
            number: (seed % letter.wordings) + 1,
            of: letter.wordings,
            another: here + showAskedQuery({ ...asked, wording: (seed + 1) % letter.wordings }),
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
function listOtherSeats({ campaign, recipient, round }: LetterAsked) {
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
export function showRoundPlace(app: Context, asked: LetterAsked) {
  const { campaign, round, recipient, lang } = asked
  const place = round && placeInRound(round, recipient.id)
  if (!place) return undefined
  const link = (to: typeof place.next) =>
    to && {
      name: recipientName(app, campaign, to, lang),
      href: `/${lang}/campaigns/${campaign.slug}/write/${to.id}${showAskedQuery({ caseId: asked.caseId, round })}`,
    }
  return {
    group: round.group,
    position: place.position,
    total: place.total,
    previous: link(place.previous),
    next: link(place.next),
  }
}
