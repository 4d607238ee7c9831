import { campaignWords, type Campaign } from '#app/campaign/campaign.ts'
import type { Context } from '#app/context.ts'
import { formatDeadline } from '#app/pages/campaign/campaign-page.server.ts'
import { listStatementCards, type StatementCardView } from '#app/pages/statement/statement-card.server.ts'
import { readCampaignCounter } from '#app/participation/campaign-counter.server.ts'
import type { Counter } from '#app/participation/counter.ts'

/** The campaigns and open letters that have the language of the page. */
export interface HomePageView {
  campaigns: CampaignCardView[]
  statements: StatementCardView[]
}

interface CampaignCardView {
  slug: string
  title: string
  ask: string
  deadline: string
  counter: Counter
}

export async function homePageView(app: Context, lang: string): Promise<HomePageView> {
  const campaigns = [...app.campaigns.values()].filter(({ languages }) => languages.includes(lang))
  return {
    campaigns: await Promise.all(campaigns.map((campaign) => campaignCardView(app, campaign, lang))),
    statements: await listStatementCards(app, lang),
  }
}

async function campaignCardView(app: Context, campaign: Campaign, lang: string): Promise<CampaignCardView> {
  const { title, ask } = campaignWords(campaign, lang)
  return {
    slug: campaign.slug,
    title,
    ask,
    deadline: formatDeadline(app, campaign, lang),
    counter: await readCampaignCounter(app, campaign.slug),
  }
}
