import { campaignWords } from '#app/campaign/campaign.ts'
import { readCampaignCounter } from '#app/participation/campaign-counter.server.ts'
import type { Context } from '#app/context.ts'

/** The numbers of every campaign that speaks the language. */
export const numbersView = (app: Context, lang: string) =>
  Promise.all(
    [...app.campaigns.values()]
      .filter(({ languages }) => languages.includes(lang))
      .map(async (campaign) => ({
        slug: campaign.slug,
        title: campaignWords(campaign, lang).title,
        counter: await readCampaignCounter(app, campaign.slug),
      })),
  )
