import { json } from '@remix-run/node'
import { caseWords, findCase, campaignWords, type Campaign, type Case } from '#app/campaign/campaign.ts'
import { decideRecipient, type Recipient } from '#app/recipient/recipient.ts'
import type { UnavailablePage } from '#app/ui/unavailable-page.ts'
import type { Context } from '#app/context.ts'
import { hasOptedOut } from './open-round.server.ts'
import { campaignPath, casePath, homePath, recipientsPath } from '#app/paths.ts'

export interface CampaignParams {
  lang?: string | undefined
  slug?: string | undefined
}

export const unavailableResponse = (page: UnavailablePage, status = 404): Response => json(page, { status })

/** The language of the address; answers 404 with the languages of the site. */
export function requireLanguage({ locales }: Context, lang: string | undefined): string {
  if (lang !== undefined && locales.has(lang)) return lang
  throw unavailableResponse({
    code: 'unknown-language',
    links: [...locales.values()].map((l) => ({ href: homePath(l.lang), label: l.name, lang: l.lang })),
  })
}

/** The campaign of the address in a language it has; answers 404 with the campaigns or languages there are. */
export function requireCampaign(app: Context, params: CampaignParams): { campaign: Campaign; lang: string } {
  const lang = requireLanguage(app, params.lang)
  const campaign = app.campaigns.get(params.slug ?? '')
  if (!campaign)
    throw unavailableResponse({
      code: 'unknown-campaign',
      links: [...app.campaigns.values()]
        .filter((c) => c.languages.includes(lang))
        .map((c) => ({ href: campaignPath(lang, c.slug), label: campaignWords(c, lang).title })),
    })
  if (!campaign.languages.includes(lang))
    throw unavailableResponse({
      code: 'unknown-language',
      links: campaign.languages.map((l) => ({
        href: campaignPath(l, campaign.slug),
        label: `${app.locales.get(l)?.name ?? l}: ${campaignWords(campaign, l).title}`,
        lang: l,
      })),
    })
  return { campaign, lang }
}

/** The case with that id; answers 404 with the cases of the campaign. */
export function requireCase(campaign: Campaign, lang: string, id: string): Case {
  const found = findCase(campaign, id)
  if (found) return found
  throw unavailableResponse({
    code: 'unknown-case',
    links: campaign.cases.map((c) => ({
      href: casePath(lang, campaign.slug, c.id),
      label: caseWords(campaign, lang, c.id).name,
    })),
  })
}

/** The case that a query names, or undefined without one; answers 404 for an unknown case. */
export function requireCaseInQuery(
  campaign: Campaign,
  lang: string,
  query: URLSearchParams,
): string | undefined {
  const id = query.get('case')
  return id === null || id === '' ? undefined : requireCase(campaign, lang, id).id
}

/** The recipient of the address; answers 404 or, if it has opted out, 403 with a link back to the list. */
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
      { code: 'opted-out', links: [{ href: recipientsPath(lang, campaign.slug), label: title }] },
      403,
    )
  }
  throw unavailableResponse({
    code: decision.error.code,
    ...(decision.error.code === 'left-out'
      ? { reason: campaignWords(campaign, lang).reasons[decision.error.reason] }
      : {}),
    links: [{ href: recipientsPath(lang, campaign.slug), label: title }],
  })
}
