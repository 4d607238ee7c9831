import { caseWordsOf, type Campaign } from '../../domain/campaign/campaign.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import { listCasesFor, listRecipients } from '../../domain/directory/recipient.ts'
import { nameStates, searchStates, type NamedState } from '../../domain/directory/search.ts'
import { sitsOnCouncil } from '../../domain/directory/state.ts'
import type { Deps } from '../deps.server.ts'
import { showCampaignOpening } from './campaign-page.server.ts'

const maxQuery = 100

/** The states to choose from, those found or all. */
export function showWritePage(
  deps: Deps,
  campaign: Campaign,
  lang: string,
  query: string,
  caseId: string | undefined,
) {
  const day = dayInGeneva(deps.now())
  const wanted = query.trim().slice(0, maxQuery)
  const found = searchStates(nameRecipients(deps, campaign, lang), wanted)
  return {
    slug: campaign.slug,
    query: wanted,
    caseId,
    caseName: caseId === undefined ? undefined : caseWordsOf(campaign, lang, caseId).name,
    opening: showCampaignOpening(campaign, deps.now()),
    year: day.slice(0, 4),
    states: found
      .filter(({ code }) => listCasesFor(campaign, code, caseId).length > 0)
      .map(({ code, name, keys }) => ({
        code,
        name,
        keys: keys.join(' '),
        council: sitsOnCouncil(deps.reference.councilSeats, code, day) === true,
        ownLeftOut: caseId === undefined && listCasesFor(campaign, code).length < campaign.cases.length,
      })),
  }
}

const named = new WeakMap<Campaign, Map<string, NamedState[]>>()

/** The names of a campaign's recipients in a language, sorted once: collation of 193 names takes longer than a page. */
function nameRecipients(deps: Deps, campaign: Campaign, lang: string): NamedState[] {
  const byLanguage = named.get(campaign) ?? new Map<string, NamedState[]>()
  named.set(campaign, byLanguage)
  const kept =
    byLanguage.get(lang) ??
    nameStates(
      listRecipients(campaign, deps.reference).map(({ state }) => state),
      lang,
    )
  byLanguage.set(lang, kept)
  return kept
}
