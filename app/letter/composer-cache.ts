import { LRUCache } from 'lru-cache'
import { dayInGeneva } from '#app/time/session.ts'
import type { Campaign } from '#app/campaign/campaign.ts'
import { prepareLetterComposer, type CompositionContext, type LetterComposer } from './compose-letter.ts'

/** The composer of a campaign's letters in a language. */
export type FindComposer = (campaign: Campaign, lang: string) => LetterComposer

/** Caches composers, which take a while to prepare. A composer knows the date, so the day in Geneva is part of its key. */
export function createComposerCache(compositionContext: () => CompositionContext): FindComposer {
  const composers = new LRUCache<string, LetterComposer>({ max: 500 })
  return (campaign, lang) => {
    const context = compositionContext()
    const key = `${campaign.slug} ${lang} ${dayInGeneva(context.now)}`
    const composer = composers.get(key) ?? prepareLetterComposer(campaign, lang, context)
    composers.set(key, composer)
    return composer
  }
}
