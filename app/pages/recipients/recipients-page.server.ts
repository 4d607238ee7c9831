import { caseWords, campaignWords, type Campaign } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { listCasesFor, listMissions, listOffices } from '#app/recipient/recipient.ts'
import { upcomingCouncil, roundGroups, type RoundGroup } from '#app/recipient/round.ts'
import { listNamedStates, searchStates, type NamedState } from '#app/recipient/search-states.ts'
import { isOnCouncil } from '#app/reference/council.ts'
import { recipientName, stateNameOf } from '#app/letter/recipient-name.ts'
import { campaignStatusView } from '#app/pages/campaign/campaign-page.server.ts'
import { letterQuery } from '#app/pages/letter/letter-request.server.ts'
import { letterPath } from '#app/paths.ts'
import type { CampaignStatusView } from '#app/ui/campaign-status.tsx'
import type { Context } from '#app/context.ts'
import { findOpenRound, hasOptedOut } from '#app/pages/open-round.server.ts'

const maxQueryLength = 100

/** The recipients to choose from: offices, states, and groups to write to one after the other. */
export interface RecipientsPageView {
  slug: string
  query: string
  caseId?: string | undefined
  caseName?: string | undefined
  status: CampaignStatusView
  year: string
  /** undefined where the campaign writes to no missions */
  seat?: 'geneva' | 'new-york' | undefined
  offices: { name: string; href: string }[]
  /** those found, or all without a query */
  states: {
    code: string
    name: string
    /** the folded names that a search compares */
    keys: string
    isOnCouncil: boolean
    /** whether letters to this state leave out the case that happens there */
    isOwnCaseLeftOut: boolean
  }[]
  /** without a reason: opted out */
  leftOut: { name: string; reason?: string | undefined }[]
  rounds: { group: RoundGroup; count: number; href: string }[]
  council: { known: number; complete: boolean; year: string }
}

export function recipientsPageView(
  app: Context,
  campaign: Campaign,
  lang: string,
  query: string,
  caseId: string | undefined,
): RecipientsPageView {
  const day = dayInGeneva(app.now())
  const trimmed = query.trim().slice(0, maxQueryLength)
  const missions = new Map(listMissions(campaign, app.reference).map((mission) => [mission.id, mission]))
  const { missions: rule } = campaign.recipients
  return {
    slug: campaign.slug,
    query: trimmed,
    caseId,
    caseName: caseId === undefined ? undefined : caseWords(campaign, lang, caseId).name,
    status: campaignStatusView(campaign, app.now()),
    year: day.slice(0, 4),
    seat: rule?.seat,
    offices: listOffices(campaign, app.reference).map((office) => ({
      name: recipientName(app.reference, campaign, office, lang),
      href: letterPath(lang, campaign.slug, office.id, letterQuery({ caseId })),
    })),
    states: searchStates(listNamedMissions(app, campaign, lang), trimmed).flatMap(({ code, name, keys }) => {
      const mission = missions.get(code)
      if (!mission || hasOptedOut(app, campaign, mission)) return []
      const cases = listCasesFor(campaign, mission)
      if (campaign.cases.length > 0 && listCasesFor(campaign, mission, caseId).length === 0) return []
      return [
        {
          code,
          name,
          keys: keys.join(' '),
          isOnCouncil: isOnCouncil(app.reference.councilSeats, code, day) === true,
          isOwnCaseLeftOut: caseId === undefined && cases.length < campaign.cases.length,
        },
      ]
    }),
    leftOut: [
      ...(rule?.without ?? []).map(({ state, reason }) => ({
        name: stateNameOf(app.reference, state, lang),
        reason: campaignWords(campaign, lang).reasons[reason],
      })),
      // The reason for an opt-out is the same in every campaign, so it is in the locale files.
      ...[...missions.values()].flatMap((mission) =>
        hasOptedOut(app, campaign, mission)
          ? [{ name: recipientName(app.reference, campaign, mission, lang), reason: undefined }]
          : [],
      ),
    ],
    rounds: listRounds(app, campaign, lang, caseId),
    council: councilCoverage(app, campaign),
  }
}

/** The groups that have at least two recipients here, each with the address of its first letter. */
function listRounds(
  app: Context,
  campaign: Campaign,
  lang: string,
  caseId: string | undefined,
): RecipientsPageView['rounds'] {
  return roundGroups.flatMap((group) => {
    const round = findOpenRound(app, campaign, group, caseId)
    const first = round?.recipients[0]
    return first === undefined || round === undefined || round.recipients.length < 2
      ? []
      : [
          {
            group,
            count: round.recipients.length,
            href: letterPath(lang, campaign.slug, first.id, letterQuery({ caseId, round })),
          },
        ]
  })
}

/** The members of the Council: for which year, and whether all are known. */
function councilCoverage(app: Context, campaign: Campaign) {
  const { states, complete, year } = upcomingCouncil(campaign, app.reference, app.now())
  return { known: states.size, complete, year }
}

const namedStateCache = new WeakMap<Campaign, Map<string, NamedState[]>>()

/** The names of a campaign's missions in a language, sorted once: collation of 193 names takes longer than a page. */
function listNamedMissions(app: Context, campaign: Campaign, lang: string): NamedState[] {
  const byLanguage = namedStateCache.get(campaign) ?? new Map<string, NamedState[]>()
  namedStateCache.set(campaign, byLanguage)
  const names =
    byLanguage.get(lang) ??
    listNamedStates(
      listMissions(campaign, app.reference).map(({ state }) => state),
      lang,
    )
  byLanguage.set(lang, names)
  return names
}
