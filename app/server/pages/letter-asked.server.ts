import type { Campaign } from '../../domain/campaign/campaign.ts'
import type { Recipient } from '../../domain/directory/recipient.ts'
import type { Round } from '../../domain/directory/round.ts'
import { chooseLetterLanguage } from '../../domain/letter/language.ts'
import { chooseBySeed, parseSeed, suggestSeed } from '../../domain/letter/wording.ts'
import type { Context } from '../../context.ts'
import { openRound } from './round.server.ts'
import {
  answerNotHere,
  requireCampaign,
  requireCaseInQuery,
  requireRecipient,
  type CampaignParams,
} from './require.server.ts'

/** A letter that is asked for: to whom, about what, in which language and wording, read in which language. */
export interface LetterAsked {
  campaign: Campaign
  recipient: Recipient
  caseId: string | undefined
  /** of the letter; undefined: by the recipient's rule */
  letterLang: string | undefined
  /** undefined: the one suggested now */
  wording: number | undefined
  round: Round | undefined
  /** of the reader */
  lang: string
}

type LetterParams = CampaignParams & { state?: string | undefined }

/** The letter that an address asks for, or a page that leads on. */
export function requireLetter(app: Context, params: LetterParams, request: Request): LetterAsked {
  const { campaign, lang } = requireCampaign(app, params)
  const query = new URL(request.url).searchParams
  const caseId = requireCaseInQuery(campaign, lang, query)
  const wording = query.get('wording')
  const round = query.get('round')
  return {
    campaign,
    recipient: requireRecipient(app, campaign, lang, params.state ?? '', caseId),
    caseId,
    letterLang: requireLetterLanguage(app, campaign, params, query.get('in')),
    wording: wording === null ? undefined : parseSeed(wording),
    round: round === null ? undefined : openRound(app, campaign, round, caseId),
    lang,
  }
}

/** A language the letter is asked for in; none is fine, one the campaign has not is not. */
function requireLetterLanguage(
  app: Context,
  campaign: Campaign,
  { lang, slug, state }: LetterParams,
  asked: string | null,
): string | undefined {
  if (asked === null || asked === '') return undefined
  if (campaign.languages.includes(asked)) return asked
  throw answerNotHere({
    code: 'unknown-language',
    links: campaign.languages.map((l) => ({
      href: `/${lang}/campaigns/${slug}/write/${state}?in=${l}`,
      label: app.locales.get(l)?.name ?? l,
      lang: l,
    })),
  })
}

/** The letter as it is composed, and the language it is in. */
export function composeAsked(app: Context, asked: LetterAsked) {
  const { campaign, recipient, caseId } = asked
  const address = app.directory(campaign)(recipient)
  const letterLang =
    asked.letterLang ?? chooseLetterLanguage(recipient, campaign.languages, address?.language)
  const seed = asked.wording ?? suggestSeed(recipient.id, app.now())
  const composeIn = (lang: string) => app.composer(campaign, lang)(recipient, caseId, chooseBySeed(seed))
  return { address, letterLang, seed, letter: composeIn(letterLang), composeIn }
}

/** `?case=…&in=…` of what is set. */
export function showQuery(values: Record<string, string | undefined>): string {
  const set = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`
}

/** What was asked for stays in the address: case, language, wording and the place in a round. */
export const showAskedQuery = ({ caseId, letterLang, wording, round }: Partial<LetterAsked>): string =>
  showQuery({ case: caseId, in: letterLang, wording: wording?.toString(), round: round?.text })
