import { caseWords, listSources, campaignWords, type Campaign, type Case } from '#app/campaign/campaign.ts'
import { stateNameOf } from '#app/letter/recipient-name.ts'
import { campaignStatusView } from '#app/pages/campaign/campaign-page.server.ts'
import type { Context } from '#app/context.ts'

/** All that the page of one case shows. */
export function casePageView(app: Context, campaign: Campaign, found: Case, lang: string) {
  const words = campaignWords(campaign, lang)
  const own = caseWords(campaign, lang, found.id)
  const used = new Set([...found.events, ...found.people, ...found.organisations].map(({ source }) => source))
  return {
    slug: campaign.slug,
    id: found.id,
    campaign: words.title,
    opening: campaignStatusView(campaign, app.now()),
    state: stateNameOf(app.reference, found.state, lang),
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
