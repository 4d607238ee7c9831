import { caseWords, campaignWords, type Campaign } from '#app/campaign/campaign.ts'
import { dayInGeneva } from '#app/time/session.ts'
import { listCasesFor, listMissions, listOffices } from '#app/recipient/recipient.ts'
import { upcomingCouncil, roundGroups } from '#app/recipient/round.ts'
import { listNamedStates, searchStates, type NamedState } from '#app/recipient/search-states.ts'
import { isOnCouncil } from '#app/reference/council.ts'
import { recipientName, stateNameOf } from '#app/letter/recipient-name.ts'
import { campaignStatusView } from '#app/pages/campaign/campaign-page.server.ts'
import { formatLetterQuery } from '#app/pages/letter/letter-request.server.ts'
import type { Context } from '#app/context.ts'
import { findOpenRound, hasOptedOut } from '#app/pages/open-round.server.ts'

const maxQuery = 100

/** The recipients to choose from: offices, the states found or all, and groups to write to one after the other. */
export function writePageView(
  app: Context,
  campaign: Campaign,
  lang: string,
  query: string,
  caseId: string | undefined,
) {
  const day = dayInGeneva(app.now())
  const wanted = query.trim().slice(0, maxQuery)
  const here = `/${lang}/campaigns/${campaign.slug}/write`
  const missions = new Map(listMissions(campaign, app.reference).map((mission) => [mission.id, mission]))
  const { missions: rule } = campaign.recipients
  return {
    slug: campaign.slug,
    here,
    query: wanted,
    caseId,
    caseName: caseId === undefined ? undefined : caseWords(campaign, lang, caseId).name,
    opening: campaignStatusView(campaign, app.now()),
    year: day.slice(0, 4),
    seat: rule?.seat,
    offices: listOffices(campaign, app.reference).map((office) => ({
      name: recipientName(app.reference, campaign, office, lang),
      href: `${here}/${office.id}${formatLetterQuery({ caseId })}`,
    })),
    states: searchStates(listNamedMissions(app, campaign, lang), wanted).flatMap(({ code, name, keys }) => {
      const mission = missions.get(code)
      if (!mission || hasOptedOut(app, campaign, mission)) return []
      const cases = listCasesFor(campaign, mission)
      if (campaign.cases.length > 0 && listCasesFor(campaign, mission, caseId).length === 0) return []
      return [
        {
          code,
          name,
          keys: keys.join(' '),
          council: isOnCouncil(app.reference.councilSeats, code, day) === true,
          ownLeftOut: caseId === undefined && cases.length < campaign.cases.length,
        },
      ]
    }),
    leftOut: [
      ...(rule?.without ?? []).map(({ state, reason }) => ({
        name: stateNameOf(app.reference, state, lang),
        reason: campaignWords(campaign, lang).reasons[reason],
      })),
      // Who wants no letters is told with the reason that stands in the locale files.
      ...[...missions.values()].flatMap((mission) =>
        hasOptedOut(app, campaign, mission)
          ? [{ name: recipientName(app.reference, campaign, mission, lang), reason: undefined }]
          : [],
      ),
    ],
    rounds: listRounds(app, campaign, here, caseId),
    council: councilCoverage(app, campaign),
  }
}

/** The groups that have at least two recipients here, each with the address of its first letter. */
function listRounds(app: Context, campaign: Campaign, here: string, caseId: string | undefined) {
  return roundGroups.flatMap((group) => {
    const round = findOpenRound(app, campaign, group, caseId)
    const first = round?.recipients[0]
    return first === undefined || round === undefined || round.recipients.length < 2
      ? []
      : [
          {
            group,
            count: round.recipients.length,
            href: `${here}/${first.id}${formatLetterQuery({ caseId, round })}`,
          },
        ]
  })
}

/** Of the Council's members: for which year, and whether all are known. */
function councilCoverage(app: Context, campaign: Campaign) {
  const { states, complete, year } = upcomingCouncil(campaign, app.reference, app.now())
  return { known: states.size, complete, year }
}

const namedStateCache = new WeakMap<Campaign, Map<string, NamedState[]>>()

/** The names of a campaign's missions in a language, sorted once: collation of 193 names takes longer than a page. */
function listNamedMissions(app: Context, campaign: Campaign, lang: string): NamedState[] {
  const byLanguage = namedStateCache.get(campaign) ?? new Map<string, NamedState[]>()
  namedStateCache.set(campaign, byLanguage)
  const kept =
    byLanguage.get(lang) ??
    listNamedStates(
      listMissions(campaign, app.reference).map(({ state }) => state),
      lang,
    )
  byLanguage.set(lang, kept)
  return kept
}
