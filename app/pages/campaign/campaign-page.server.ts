import { isClosingUnknown } from '#app/campaign/calendar.ts'
import {
  campaignStatus,
  campaignWords,
  caseWords,
  listSources,
  resolveSchedule,
  type Campaign,
  type SourceNote,
} from '#app/campaign/campaign.ts'
import { choosePhaseSentence, formatSessionSlots } from '#app/campaign/session-slots.ts'
import type { Context } from '#app/context.ts'
import { stateNameOf } from '#app/letter/recipient-name.ts'
import { localeOf } from '#app/locale/locale.ts'
import { findStatementTitle } from '#app/pages/statement/require-statement.server.ts'
import { readCampaignCounter } from '#app/participation/campaign-counter.server.ts'
import type { Counter } from '#app/participation/counter.ts'
import { fillSlots } from '#app/text/slots.ts'
import { choosePhase, dayInGeneva } from '#app/time/session.ts'
import type { CampaignStatusView } from '#app/ui/campaign-status.tsx'
import type { CounterGoal } from '#app/ui/counter.tsx'
import type { LinkPreview } from '#app/ui/page-meta.ts'
import { hasComingDate } from './calendar.server.ts'
import { campaignPreview } from './campaign-preview.server.ts'

/** The page of a campaign. Dates are `2026-11-30`, or as exact as they are known. */
export interface CampaignPageView {
  slug: string
  title: string
  ask: string
  summary: string
  deadline: string
  status: CampaignStatusView
  hasComingDate: boolean
  isClosingUnknown: boolean
  counter: Counter
  goal: CounterGoal
  /** the title of the open letter beside the campaign */
  statement?: string | undefined
  cases: { id: string; name: string; who: string; state: string }[]
  figures: {
    id: string
    value: number
    since?: string | undefined
    asOf: string
    source: string
    label: string
  }[]
  background: { id: string; asOf: string; sources: string[]; heading: string; text: string }[]
  quotes: { id: string; date: string; source: string; text: string; speaker: string }[]
  links: { url: string; label: string }[]
  sources: SourceNote[]
  organiser: { name: string }
  preview: LinkPreview
}

export async function campaignPageView(
  app: Context,
  campaign: Campaign,
  lang: string,
): Promise<CampaignPageView> {
  const words = campaignWords(campaign, lang)
  const now = app.now()
  return {
    slug: campaign.slug,
    title: words.title,
    ask: words.ask,
    summary: words.summary,
    deadline: formatDeadline(app, campaign, lang),
    status: campaignStatusView(campaign, now),
    hasComingDate: hasComingDate(campaign, now),
    isClosingUnknown: isClosingUnknown(campaign) && campaignStatus(campaign, dayInGeneva(now)) !== 'closed',
    counter: await readCampaignCounter(app, campaign.slug),
    goal: campaign.counter.goal,
    statement: findStatementTitle(app, campaign.slug, lang),
    cases: campaign.cases.map((c) => {
      const { name, who } = caseWords(campaign, lang, c.id)
      return { id: c.id, name, who, state: stateNameOf(app.reference, c.state, lang) }
    }),
    figures: campaign.figures.map((f) => ({
      id: f.figure,
      value: f.value,
      since: f.since,
      asOf: f['as-of'],
      source: f.source,
      label: words.figures[f.figure] ?? '',
    })),
    background: campaign.background.map((b) => ({
      id: b.section,
      asOf: b['as-of'],
      sources: b.sources,
      heading: words.background[b.section]?.heading ?? '',
      text: words.background[b.section]?.text ?? '',
    })),
    quotes: campaign.quotes.map((q) => ({
      id: q.quote,
      date: q.date,
      source: q.source,
      text: words.quotes[q.quote]?.text ?? '',
      speaker: words.quotes[q.quote]?.speaker ?? '',
    })),
    links: campaign.links.map(({ link, url }) => ({ url, label: words.links[link] ?? url })),
    sources: listSources(campaign, lang),
    organiser: campaign.organiser,
    preview: campaignPreview(app, campaign, lang),
  }
}

/** The sentence on the deadline for the current phase of the session. */
export function formatDeadline(app: Context, campaign: Campaign, lang: string): string {
  const sentence = choosePhaseSentence(
    campaignWords(campaign, lang).deadline,
    choosePhase(campaign.session, app.now()),
    campaign.session,
  )
  return fillSlots(sentence, formatSessionSlots(campaign.session, localeOf(app.locales, lang)))
}

export function campaignStatusView(campaign: Campaign, now: Date): CampaignStatusView {
  const state = campaignStatus(campaign, dayInGeneva(now))
  const { opens, closes } = resolveSchedule(campaign)
  const date = state === 'not-yet' ? opens : state === 'closed' ? closes : undefined
  return { state, ...(date === undefined ? {} : { date }) }
}
