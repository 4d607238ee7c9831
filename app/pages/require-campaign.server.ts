import { json } from '@remix-run/node'
import { caseWords, findCase, campaignWords, type Campaign, type Case } from '#app/campaign/campaign.ts'
import { decideRecipient, type Recipient } from '#app/recipient/recipient.ts'
import type { UnavailablePage } from '#app/ui/unavailable-page.ts'
import type { Context } from '#app/context.ts'
import { hasOptedOut } from './open-round.server.ts'

export interface CampaignParams {
  lang?: string | undefined
  slug?: string | undefined
}

export const unavailableResponse = (notHere: UnavailablePage, status = 404): Response =>
  json(notHere, { status })

/** The language of the address, or a page that offers those there are. */
export function requireLanguage({ locales }: Context, lang: string | undefined): string {
  if (lang !== undefined && locales.has(lang)) return lang
  throw unavailableResponse({
    code: 'unknown-language',
    links: [...locales.values()].map((l) => ({ href: `/${l.lang}`, label: l.name, lang: l.lang })),
  })
}

/** The campaign of the address in a language it has, or a page that offers what there is. */
export function requireCampaign(app: Context, params: CampaignParams): { campaign: Campaign; lang: string } {
  const lang = requireLanguage(app, params.lang)
  const campaign = app.campaigns.get(params.slug ?? '')
  if (!campaign)
    throw unavailableResponse({
      code: 'unknown-campaign',
      links: [...app.campaigns.values()]
        .filter((c) => c.languages.includes(lang))
        .map((c) => ({ href: `/${lang}/campaigns/${c.slug}`, label: campaignWords(c, lang).title })),
    })
  if (!campaign.languages.includes(lang))
    throw unavailableResponse({
      code: 'unknown-language',
      links: campaign.languages.map((l) => ({
        href: `/${l}/campaigns/${campaign.slug}`,
        label: `${app.locales.get(l)?.name ?? l}: ${campaignWords(campaign, l).title}`,
        lang: l,
      })),
    })
  return { campaign, lang }
}

/** The case with that id, or a page that offers the campaign's cases. */
export function requireCase(campaign: Campaign, lang: string, id: string): Case {
  const found = findCase(campaign, id)
  if (found) return found
  throw unavailableResponse({
    code: 'unknown-case',
    links: campaign.cases.map((c) => ({
      href: `/${lang}/campaigns/${campaign.slug}/cases/${c.id}`,
      label: caseWords(campaign, lang, c.id).name,
    })),
  })
}

/** A case named in a query: none is fine, an unknown one is not. */
export function requireCaseInQuery(
  campaign: Campaign,
  lang: string,
  query: URLSearchParams,
): string | undefined {
  const id = query.get('case')
  return id === null || id === '' ? undefined : requireCase(campaign, lang, id).id
}

/** The recipient of the address, or a page that leads back to the list. */
export function requireRecipient(
  app: Context,
  campaign: Campaign,
  lang: string,
  code: string,
  caseId?: string,
): Recipient {
  const decision = decideRecipient(campaign, app.reference, code, caseId)
  const title = campaignWords(campaign, lang).title
  if (decision.ok) {
    if (!hasOptedOut(app, campaign, decision.value)) return decision.value
    throw unavailableResponse(
      { code: 'opted-out', links: [{ href: `/${lang}/campaigns/${campaign.slug}/write`, label: title }] },
      403,
    )
  }
  throw unavailableResponse({
    code: decision.error.code,
    ...(decision.error.code === 'left-out'
      ? { reason: campaignWords(campaign, lang).reasons[decision.error.reason] }
      : {}),
    links: [{ href: `/${lang}/campaigns/${campaign.slug}/write`, label: title }],
  })
}
