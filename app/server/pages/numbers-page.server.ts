import { wordsOf } from '../../domain/campaign/campaign.ts'
import { loadCounter } from '../counter.server.ts'
import type { Deps } from '../../create-context.server.ts'

/** The numbers of every campaign that speaks the language. */
export const showNumbers = (deps: Deps, lang: string) =>
  Promise.all(
    [...deps.campaigns.values()]
      .filter(({ languages }) => languages.includes(lang))
      .map(async (campaign) => ({
        slug: campaign.slug,
        title: wordsOf(campaign, lang).title,
        counter: await loadCounter(deps, campaign.slug),
      })),
  )
