import {
  caseWords,
  campaignStatus,
  resolveSchedule,
  campaignWords,
  type Campaign,
  listSources,
} from '#app/campaign/campaign.ts'
import { isClosingUnknown } from '#app/campaign/calendar.ts'
import { choosePhaseSentence, formatSessionSlots } from '#app/campaign/session-slots.ts'
import { choosePhase, dayInGeneva } from '#app/time/session.ts'
import { stateNameOf } from '#app/letter/recipient-name.ts'
import { fillSlots } from '#app/text/slots.ts'
import type { Counter } from '#app/participation/counter.ts'
import { readCampaignCounter } from '#app/participation/campaign-counter.server.ts'
import type { Context } from '#app/context.ts'
import { hasComingDate } from './calendar.server.ts'

export interface CampaignStatus {
  state: 'not-yet' | 'open' | 'closed'
  /** the day it opens or closed */
  date?: string
}

/** All that the campaign's page shows. */
export async function campaignPageView(app: Context, campaign: Campaign, lang: string) {
  const words = campaignWords(campaign, lang)
  const now = app.now()
  return {
    slug: campaign.slug,
    title: words.title,
    ask: words.ask,
    summary: words.summary,
    deadline: formatDeadline(app, campaign, lang),
    opening: campaignStatusView(campaign, now),
    hasComingDate: hasComingDate(campaign, now),
    isClosingUnknown: isClosingUnknown(campaign) && campaignStatus(campaign, dayInGeneva(now)) !== 'closed',
    counter: await readCampaignCounter(app, campaign.slug),
    goal: campaign.counter.goal,
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
  }
}

/** A campaign in a list. */
export async function campaignCardView(app: Context, campaign: Campaign, lang: string) {
  const { title, ask } = campaignWords(campaign, lang)
  const counter: Counter = await readCampaignCounter(app, campaign.slug)
  return { slug: campaign.slug, title, ask, deadline: formatDeadline(app, campaign, lang), counter }
}

export function formatDeadline(app: Context, campaign: Campaign, lang: string): string {
  const locale = app.locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  const sentence = choosePhaseSentence(
    campaignWords(campaign, lang).deadline,
    choosePhase(campaign.session, app.now()),
    campaign.session,
  )
  return fillSlots(sentence, formatSessionSlots(campaign.session, locale))
}

export function campaignStatusView(campaign: Campaign, now: Date): CampaignStatus {
  const state = campaignStatus(campaign, dayInGeneva(now))
  const { opens, closes } = resolveSchedule(campaign)
  const date = state === 'not-yet' ? opens : state === 'closed' ? closes : undefined
  return { state, ...(date === undefined ? {} : { date }) }
}
