import type { Campaign } from '#app/campaign/campaign.ts'
import type { Context } from '#app/context.ts'
import { sharePageView, type SharePageView, type ShareRequest } from '#app/pages/share/share-page.server.ts'
import { readCampaignCounter } from '#app/participation/campaign-counter.server.ts'
import type { Counter } from '#app/participation/counter.ts'
import type { CounterGoal } from '#app/ui/counter.tsx'

/** The page after a letter: the numbers, and the posts to share. */
export interface ThanksPageView extends SharePageView {
  counter: Counter
  goal: CounterGoal
}

export const thanksPageView = async (
  app: Context,
  campaign: Campaign,
  lang: string,
  requested: ShareRequest,
): Promise<ThanksPageView> => ({
  ...sharePageView(app, campaign, lang, requested),
  counter: await readCampaignCounter(app, campaign.slug),
  goal: campaign.counter.goal,
})
