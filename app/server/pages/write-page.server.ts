import { caseWordsOf, wordsOf, type Campaign } from '../../domain/campaign/campaign.ts'
import { dayInGeneva } from '../../domain/campaign/session.ts'
import { listCasesFor, listMissions, listOffices } from '../../domain/directory/recipient.ts'
import { listComingCouncil, roundGroups } from '../../domain/directory/round.ts'
import { nameStates, searchStates, type NamedState } from '../../domain/directory/search.ts'
import { sitsOnCouncil } from '../../domain/directory/state.ts'
import type { Context } from '../../context.ts'
import { showCampaignOpening, stateName } from './campaign-page.server.ts'
import { showAskedQuery } from './letter-asked.server.ts'
import { openRound, wantsNone } from './round.server.ts'
import { recipientName } from './recipient-shown.server.ts'

const maxQuery = 100

/** The recipients to choose from: offices, the states found or all, and groups to write to one after the other. */
export function showWritePage(
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
    caseName: caseId === undefined ? undefined : caseWordsOf(campaign, lang, caseId).name,
    opening: showCampaignOpening(campaign, app.now()),
    year: day.slice(0, 4),
    seat: rule?.seat,
    offices: listOffices(campaign, app.reference).map((office) => ({
      name: recipientName(app, campaign, office, lang),
      href: `${here}/${office.id}${showAskedQuery({ caseId })}`,
    })),
    states: searchStates(nameMissions(app, campaign, lang), wanted).flatMap(({ code, name, keys }) => {
      const mission = missions.get(code)
      if (!mission || wantsNone(app, campaign, mission)) return []
      const cases = listCasesFor(campaign, mission)
      if (campaign.cases.length > 0 && listCasesFor(campaign, mission, caseId).length === 0) return []
      return [
        {
          code,
          name,
          keys: keys.join(' '),
          council: sitsOnCouncil(app.reference.councilSeats, code, day) === true,
          ownLeftOut: caseId === undefined && cases.length < campaign.cases.length,
        },
      ]
    }),
    leftOut: [
      ...(rule?.without ?? []).map(({ state, reason }) => ({
        name: stateName(app, state, lang),
        reason: wordsOf(campaign, lang).reasons[reason],
      })),
      // Who wants no letters is told with the reason that stands in the locale files.
      ...[...missions.values()].flatMap((mission) =>
        wantsNone(app, campaign, mission)
          ? [{ name: recipientName(app, campaign, mission, lang), reason: undefined }]
          : [],
      ),
    ],
    rounds: listRounds(app, campaign, here, caseId),
    council: showCouncilKnown(app, campaign),
  }
}

/** The groups that have at least two recipients here, each with the address of its first letter. */
function listRounds(app: Context, campaign: Campaign, here: string, caseId: string | undefined) {
  return roundGroups.flatMap((group) => {
    const round = openRound(app, campaign, group, caseId)
    const first = round?.recipients[0]
    return first === undefined || round === undefined || round.recipients.length < 2
      ? []
      : [
          {
            group,
            count: round.recipients.length,
            href: `${here}/${first.id}${showAskedQuery({ caseId, round })}`,
          },
        ]
  })
}

/** Of the Council's members: for which year, and whether all are known. */
function showCouncilKnown(app: Context, campaign: Campaign) {
  const { states, complete, year } = listComingCouncil(campaign, app.reference, app.now())
  return { known: states.size, complete, year }
}

const named = new WeakMap<Campaign, Map<string, NamedState[]>>()

/** The names of a campaign's missions in a language, sorted once: collation of 193 names takes longer than a page. */
function nameMissions(app: Context, campaign: Campaign, lang: string): NamedState[] {
  const byLanguage = named.get(campaign) ?? new Map<string, NamedState[]>()
  named.set(campaign, byLanguage)
  const kept =
    byLanguage.get(lang) ??
    nameStates(
      listMissions(campaign, app.reference).map(({ state }) => state),
      lang,
    )
  byLanguage.set(lang, kept)
  return kept
}
