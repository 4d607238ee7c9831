import {
  caseWordsOf,
  showOpening,
  showSchedule,
  wordsOf,
  type Campaign,
  listSources,
} from '../../domain/campaign/campaign.ts'
import { isClosingUnknown } from '../../domain/campaign/calendar.ts'
import { chooseClock, showSessionSlots } from '../../domain/campaign/session-slots.ts'
import { choosePhase, dayInGeneva } from '../../domain/campaign/session.ts'
import { showStateName } from '../../domain/directory/state.ts'
import { fillSlots } from '../../domain/locale/fill.ts'
import type { Counter } from '../../domain/participation/counter.ts'
import { loadCounter } from '../counter.server.ts'
import type { Context } from '../../context.ts'
import { hasComingDate } from './calendar.server.ts'

export interface Opening {
  state: 'not-yet' | 'open' | 'closed'
  /** the day it opens or closed */
  date?: string
}

/** All that the campaign's page shows. */
export async function showCampaignPage(app: Context, campaign: Campaign, lang: string) {
  const words = wordsOf(campaign, lang)
  const now = app.now()
  return {
    slug: campaign.slug,
    title: words.title,
    ask: words.ask,
    summary: words.summary,
    deadline: showDeadline(app, campaign, lang),
    opening: showCampaignOpening(campaign, now),
    hasComingDate: hasComingDate(campaign, now),
    isClosingUnknown: isClosingUnknown(campaign) && showOpening(campaign, dayInGeneva(now)) !== 'closed',
    counter: await loadCounter(app, campaign.slug),
    goal: campaign.counter.goal,
    cases: campaign.cases.map((c) => {
      const { name, who } = caseWordsOf(campaign, lang, c.id)
      return { id: c.id, name, who, state: stateName(app, c.state, lang) }
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
export async function showCampaignCard(app: Context, campaign: Campaign, lang: string) {
  const { title, ask } = wordsOf(campaign, lang)
  const counter: Counter = await loadCounter(app, campaign.slug)
  return { slug: campaign.slug, title, ask, deadline: showDeadline(app, campaign, lang), counter }
}

export function showDeadline(app: Context, campaign: Campaign, lang: string): string {
  const locale = app.locales.get(lang)
  if (!locale) throw new Error(`no locale ${lang}`)
  const sentence = chooseClock(
    wordsOf(campaign, lang).deadline,
    choosePhase(campaign.session, app.now()),
    campaign.session,
  )
  return fillSlots(sentence, showSessionSlots(campaign.session, locale))
}

export function showCampaignOpening(campaign: Campaign, now: Date): Opening {
  const state = showOpening(campaign, dayInGeneva(now))
  const { opens, closes } = showSchedule(campaign)
  const date = state === 'not-yet' ? opens : state === 'closed' ? closes : undefined
  return { state, ...(date === undefined ? {} : { date }) }
}

export function stateName({ reference }: Context, code: string, lang: string): string {
  const state = reference.states.get(code)
  return state ? showStateName(state, lang) : code
}
