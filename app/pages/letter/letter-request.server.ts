import type { LoaderFunctionArgs } from '@remix-run/node'
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
import { resolveLetter, type ResolvedLetter } from './resolve-letter.server.ts'
import { findOpenRound } from '#app/pages/open-round.server.ts'

/** What the query of a letter's address says. What it leaves open stays open in the links that lead on. */
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

const requested = new WeakMap<LoaderFunctionArgs['context'], RequestedLetter>()

/**
 * The letter of a request, or a page that leads on. After an action its route's loader runs too, with the same context: both get
 * the same letter, so that it is composed once.
 */
export function requireLetterRequest({ params, request, context }: LoaderFunctionArgs): RequestedLetter {
  const letter =
    requested.get(context) ?? requireLetterAt(context.app, params, new URL(request.url).searchParams)
  requested.set(context, letter)
  return letter
}

/** The letter of an address, or a page that leads on. */
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

/** A language the letter is asked for in; none is fine, one the campaign has not is not. */
function requireLetterLanguage(
  app: Context,
  campaign: Campaign,
  { lang, slug, state }: LetterParams,
  asked: string | null,
): string | undefined {
  if (asked === null || asked === '') return undefined
  if (campaign.languages.includes(asked)) return asked
  throw unavailableResponse({
    code: 'unknown-language',
    links: campaign.languages.map((l) => ({
      href: `/${lang}/campaigns/${slug}/write/${state}?in=${l}`,
      label: app.locales.get(l)?.name ?? l,
      lang: l,
    })),
  })
}

/** `?case=…&in=…` of what is set. */
export function formatQuery(values: Record<string, string | undefined>): string {
  const set = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`
}

/** What was asked for stays in the address: case, language, wording and the place in a round. */
export const formatLetterQuery = ({ caseId, letterLang, wording, round }: Partial<LetterQuery>): string =>
  formatQuery({ case: caseId, in: letterLang, wording: wording?.toString(), round: round?.text })
