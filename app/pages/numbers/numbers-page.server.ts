import { campaignWords } from '#app/campaign/campaign.ts'
import type { Context } from '#app/context.ts'
import { listStatementCards, type StatementCardView } from '#app/pages/statement/statement-card.server.ts'
import { readCampaignCounter } from '#app/participation/campaign-counter.server.ts'
import type { Counter } from '#app/participation/counter.ts'

/** The numbers of every campaign and open letter that has the language of the page. */
export interface NumbersPageView {
  campaigns: { slug: string; title: string; counter: Counter }[]
  statements: Pick<StatementCardView, 'slug' | 'title' | 'counts'>[]
}

export async function numbersPageView(app: Context, lang: string): Promise<NumbersPageView> {
  const campaigns = [...app.campaigns.values()].filter(({ languages }) => languages.includes(lang))
  return {
    campaigns: await Promise.all(
      campaigns.map(async (campaign) => ({
        slug: campaign.slug,
        title: campaignWords(campaign, lang).title,
        counter: await readCampaignCounter(app, campaign.slug),
      })),
    ),
    statements: await listStatementCards(app, lang),
  }
}
