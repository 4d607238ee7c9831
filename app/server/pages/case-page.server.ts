import {
  caseWordsOf,
  listSources,
  wordsOf,
  type Campaign,
  type Case,
} from '../../domain/campaign/campaign.ts'
import type { Context } from '../../context.ts'
import { showCampaignOpening, stateName } from './campaign-page.server.ts'

/** All that the page of one case shows. */
export function showCasePage(app: Context, campaign: Campaign, found: Case, lang: string) {
  const words = wordsOf(campaign, lang)
  const own = caseWordsOf(campaign, lang, found.id)
  const used = new Set([...found.events, ...found.people, ...found.organisations].map(({ source }) => source))
  return {
    slug: campaign.slug,
    id: found.id,
    campaign: words.title,
    opening: showCampaignOpening(campaign, app.now()),
    state: stateName(app, found.state, lang),
    asOf: found['as-of'],
    name: own.name,
    who: own.who,
    note: own.note,
    background: own.background,
    people: found.people.map((p) => ({ name: words.people[p.id] ?? p.name, original: p.name })),
    organisations: found.organisations.map((o) => ({
      name: words.organisations[o.id] ?? o.name,
      original: o.name,
    })),
    events: found.events.map((e) => ({
      id: e.event,
      date: e.date,
      until: e.until,
      text: own.events[e.event] ?? '',
      source: e.source,
    })),
    asks: found.asks.map((id) => ({ id, text: own.asks[id] ?? '' })),
    sources: listSources(campaign, lang).filter(({ id }) => used.has(id)),
  }
}
