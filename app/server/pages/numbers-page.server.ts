import { wordsOf } from '../../domain/campaign/campaign.ts'
import { loadCounter } from '../counter.server.ts'
import type { Context } from '../../context.ts'

/** The numbers of every campaign that speaks the language. */
export const showNumbers = (app: Context, lang: string) =>
  Promise.all(
    [...app.campaigns.values()]
      .filter(({ languages }) => languages.includes(lang))
      .map(async (campaign) => ({
        slug: campaign.slug,
        title: wordsOf(campaign, lang).title,
        counter: await loadCounter(app, campaign.slug),
      })),
  )
