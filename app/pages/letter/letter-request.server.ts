import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import type { Campaign } from '#app/campaign/campaign.ts'
import type { Round } from '#app/recipient/round.ts'
import { parseSeed } from '#app/letter/wording.ts'
import type { Context } from '#app/context.ts'
import {
  unavailableResponse,
  requireCampaign,
  requireCaseInQuery,
  requireRecipient,
  type CampaignParams,
} from '#app/pages/require-campaign.server.ts'
import { letterPath, type Query } from '#app/paths.ts'
import { resolveLetter, type ResolvedLetter } from '#app/channel/resolve-letter.ts'
import { findOpenRound } from '#app/pages/open-round.server.ts'

/** The query of a letter's address. What it leaves open stays open in the links that lead on. */
export interface LetterQuery {
  caseId: string | undefined
  letterLang: string | undefined
  wording: number | undefined
  round: Round | undefined
}

/** The letter that a request is about. */
export interface RequestedLetter extends ResolvedLetter {
  query: LetterQuery
  /** of the reader */
  lang: string
}

type LetterParams = CampaignParams & { state?: string | undefined }

const lettersOfRequests = new WeakMap<LoaderFunctionArgs['context'], RequestedLetter>()

/**
 * The letter of a request, or a refusal that leads on. After an action its route's loader runs too, with the same context: both get
 * the same letter, so that it is composed once.
 */
export function requireLetterRequest({ params, request, context }: LoaderFunctionArgs): RequestedLetter {
  const letter =
    lettersOfRequests.get(context) ?? requireLetterAt(context.app, params, new URL(request.url).searchParams)
  lettersOfRequests.set(context, letter)
  return letter
}

/** The letter of an address, or a refusal that leads on. */
export function requireLetterAt(
  app: Context,
  params: LetterParams,
  search: URLSearchParams,
): RequestedLetter {
  const { campaign, lang } = requireCampaign(app, params)
  const caseId = requireCaseInQuery(campaign, lang, search)
  const wording = search.get('wording')
  const round = search.get('round')
  const recipient = requireRecipient(app, campaign, lang, params.state ?? '', caseId)
  const query = {
    caseId,
    letterLang: requireLetterLanguage(app, campaign, params, search.get('in')),
    wording: wording === null ? undefined : parseSeed(wording),
    round: round === null ? undefined : findOpenRound(app, campaign, round, caseId),
  }
  return { ...resolveLetter(app, { campaign, recipient, ...query }), query, lang }
}

/** The language of the letter, or undefined if none is requested; answers 404 for one that the campaign does not have. */
function requireLetterLanguage(
  app: Context,
  campaign: Campaign,
  { lang = '', slug = '', state = '' }: LetterParams,
  requested: string | null,
): string | undefined {
  if (requested === null || requested === '') return undefined
  if (campaign.languages.includes(requested)) return requested
  throw unavailableResponse({
    code: 'unknown-language',
    links: campaign.languages.map((l) => ({
      href: letterPath(lang, slug, state, { in: l }),
      label: app.locales.get(l)?.name ?? l,
      lang: l,
    })),
  })
}

/** The parameters of a letter's address: case, language, wording and round, as far as they are given. */
export const letterQuery = ({ caseId, letterLang, wording, round }: Partial<LetterQuery>): Query => ({
  case: caseId,
  in: letterLang,
  wording,
  round: round?.text,
})

/** From an address below a letter's to the letter itself, with the same query. */
export const redirectToLetter = (
  { params, request }: Pick<LoaderFunctionArgs, 'params' | 'request'>,
  status: 302 | 303,
): Response => {
  const { lang = '', slug = '', state = '' } = params
  return redirect(letterPath(lang, slug, state) + new URL(request.url).search, status)
}
