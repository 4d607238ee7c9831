import { caseWordsOf, type Campaign } from '../../domain/campaign/campaign.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import { planChannels } from '../../domain/channel/plan.ts'
import {
  chooseLetterLanguage,
  listCasesFor,
  showMission,
  type Recipient,
} from '../../domain/directory/recipient.ts'
import { sitsOnCouncil } from '../../domain/directory/state.ts'
import type { FormProblem, LetterForm } from '../../domain/letter/edited.ts'
import type { Deps } from '../deps.server.ts'
import { showCampaignOpening, stateName } from './campaign-page.server.ts'
import {
  answerNotHere,
  requireCampaign,
  requireCaseInQuery,
  requireRecipient,
  type CampaignParams,
} from './require.server.ts'

/** A letter that is asked for: to whom, about what, in which language, read in which. */
export interface LetterAsked {
  campaign: Campaign
  recipient: Recipient
  caseId: string | undefined
  /** of the letter; undefined: by the mission's rule */
  letterLang: string | undefined
  /** of the reader */
  lang: string
}

/** The letter that an address asks for, or a page that leads on. */
export function requireLetter(
  deps: Deps,
  params: CampaignParams & { state?: string | undefined },
  request: Request,
): LetterAsked {
  const { campaign, lang } = requireCampaign(deps, params)
  const query = new URL(request.url).searchParams
  const caseId = requireCaseInQuery(campaign, lang, query)
  return {
    campaign,
    recipient: requireRecipient(deps, campaign, lang, params.state ?? '', caseId),
    caseId,
    letterLang: requireLetterLanguage(deps, campaign, params, query.get('in')),
    lang,
  }
}

/** A language the letter is asked for in; none is fine, one the campaign has not is not. */
function requireLetterLanguage(
  deps: Deps,
  campaign: Campaign,
  { lang, slug, state }: CampaignParams & { state?: string | undefined },
  asked: string | null,
): string | undefined {
  if (asked === null || asked === '') return undefined
  if (campaign.languages.includes(asked)) return asked
  throw answerNotHere({
    code: 'unknown-language',
    links: campaign.languages.map((l) => ({
      href: `/${lang}/campaigns/${slug}/write/${state}?in=${l}`,
      label: deps.locales.get(l)?.name ?? l,
      lang: l,
    })),
  })
}

/** What comes back to the page: all that was typed, and the token of a letter that is changed once more. */
export interface Typed {
  form: LetterForm
  problems: FormProblem[]
  limited: boolean
  token: string | undefined
}

/** All that the letter's page shows; with what was typed, if it comes back. */
export function showLetterPage(deps: Deps, asked: LetterAsked, typed?: Typed) {
  const { campaign, recipient, caseId, lang } = asked
  const letterLang = asked.letterLang ?? chooseLetterLanguage(recipient.state, campaign.languages)
  const { subject, text } = deps.composer(campaign, letterLang)(recipient, caseId)
  const reading = letterLang === lang ? undefined : deps.composer(campaign, lang)(recipient, caseId)
  const address = deps.directory(recipient)
  const mailto = planChannels({ letter: { subject, text }, to: address ? [address] : [] }).find(
    ({ id }) => id === 'mailto',
  )
  const here = `/${lang}/campaigns/${campaign.slug}/write/${recipient.id}`
  const offered = listCasesFor(campaign, recipient.id)
  return {
    view: 'form' as const,
    slug: campaign.slug,
    here,
    caseId,
    letterLang,
    letterDir: deps.locales.get(letterLang)?.dir ?? 'ltr',
    asksLanguage: asked.letterLang,
    opening: showCampaignOpening(campaign, deps.now()),
    ...showRecipient(deps, asked),
    ownLeftOut: offered.length < campaign.cases.length,
    about: [undefined, ...offered.map((c) => c.id)].map((id) => ({
      id,
      name: id === undefined ? undefined : caseWordsOf(campaign, lang, id).name,
      href: here + showQuery({ case: id, in: asked.letterLang }),
      current: id === caseId,
    })),
    caseCount: offered.length,
    languages: campaign.languages.map((l) => ({
      lang: l,
      name: deps.locales.get(l)?.name ?? l,
      href: here + showQuery({ case: caseId, in: l }),
      current: l === letterLang,
    })),
    form: typed?.form ?? { subject, text, name: '', town: '' },
    problems: typed?.problems ?? [],
    limited: typed?.limited ?? false,
    token: typed?.token,
    reading: reading && {
      subject: reading.subject,
      text: reading.text,
      dir: deps.locales.get(lang)?.dir ?? 'ltr',
    },
    mailto: mailto?.fits ? ('fits' as const) : mailto?.reason,
  }
}

/** What is known of the recipient, for the reader. */
export function showRecipient(deps: Deps, { recipient, lang }: Pick<LetterAsked, 'recipient' | 'lang'>) {
  const day = dayInGeneva(deps.now())
  const conventions = deps.reference.conventions.get(lang)
  const address = deps.directory(recipient)
  const onCouncil = sitsOnCouncil(deps.reference.councilSeats, recipient.state.code, day)
  return {
    code: recipient.id,
    state: stateName(deps, recipient.state.code, lang),
    mission: conventions ? showMission(recipient, conventions) : stateName(deps, recipient.state.code, lang),
    address: address && {
      email: address.email,
      status: address.status,
      sourceDate: address.source?.date,
      sourceUrl: address.source?.url,
    },
    council: {
      status: onCouncil === undefined ? ('unknown' as const) : onCouncil ? ('yes' as const) : ('no' as const),
      year: day.slice(0, 4),
    },
  }
}

/** `?case=…&in=…` of what is set. */
export function showQuery(values: Record<string, string | undefined>): string {
  const set = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`
}
