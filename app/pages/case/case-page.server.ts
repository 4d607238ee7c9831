import {
  campaignWords,
  caseWords,
  listSources,
  type Campaign,
  type Case,
  type SourceNote,
} from '#app/campaign/campaign.ts'
import type { Context } from '#app/context.ts'
import { stateNameOf } from '#app/letter/recipient-name.ts'
import { campaignStatusView } from '#app/pages/campaign/campaign-page.server.ts'
import { casePreview } from '#app/pages/campaign/campaign-preview.server.ts'
import type { CampaignStatusView } from '#app/ui/campaign-status.tsx'
import type { LinkPreview } from '#app/ui/page-meta.ts'

/** The page of one case. Dates are `2026-11-30`, or as exact as they are known. */
export interface CasePageView {
  slug: string
  id: string
  /** the title of the campaign */
  campaign: string
  status: CampaignStatusView
  state: string
  asOf: string
  name: string
  who: string
  note?: string | undefined
  background: string
  people: NameView[]
  organisations: NameView[]
  events: { id: string; date: string; until?: string | undefined; text: string; source: string }[]
  asks: { id: string; text: string }[]
  sources: SourceNote[]
  preview: LinkPreview
}

export interface NameView {
  name: string
  /** in the language of those who have it */
  original: string
}

export function casePageView(app: Context, campaign: Campaign, found: Case, lang: string): CasePageView {
  const words = campaignWords(campaign, lang)
  const ownWords = caseWords(campaign, lang, found.id)
  const used = new Set([...found.events, ...found.people, ...found.organisations].map(({ source }) => source))
  return {
    slug: campaign.slug,
    id: found.id,
    campaign: words.title,
    status: campaignStatusView(campaign, app.now()),
    state: stateNameOf(app.reference, found.state, lang),
    asOf: found['as-of'],
    name: ownWords.name,
    who: ownWords.who,
    note: ownWords.note,
    background: ownWords.background,
    people: found.people.map((p) => ({ name: words.people[p.id] ?? p.name, original: p.name })),
    organisations: found.organisations.map((o) => ({
      name: words.organisations[o.id] ?? o.name,
      original: o.name,
    })),
    events: found.events.map((e) => ({
      id: e.event,
      date: e.date,
      until: e.until,
      text: ownWords.events[e.event] ?? '',
      source: e.source,
    })),
    asks: found.asks.map((id) => ({ id, text: ownWords.asks[id] ?? '' })),
    sources: listSources(campaign, lang).filter(({ id }) => used.has(id)),
    preview: casePreview(app, campaign, lang, found.id),
  }
}
