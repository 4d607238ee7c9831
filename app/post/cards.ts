import { isRiskyNetwork } from '#app/reference/risky-networks.ts'
import type { Post } from './compose-post.ts'
import { findNetwork } from './networks.ts'

/** One text and the networks that it is for. */
export interface PostCard {
  text: string
  lang: string
  carries: 'text' | 'link'
  risky: boolean
  posts: (Pick<Post, 'network' | 'length' | 'limit' | 'unit'> & { name: string })[]
}

/**
 * Groups posts into cards by their text. Risky networks, and those that take only a link, never share a card
 * with others.
 */
export function groupIntoCards(posts: readonly Post[]): PostCard[] {
  const cards = new Map<string, PostCard>()
  for (const { network: id, text, lang, length, limit, unit } of posts) {
    const network = findNetwork(id)
    if (!network) continue
    const { carries, name } = network
    const risky = isRiskyNetwork(id)
    const key = `${carries} ${risky} ${text}`
    const card = cards.get(key) ?? { text, lang, carries, risky, posts: [] }
    card.posts.push({ network: id, name, length, unit, ...(limit === undefined ? {} : { limit }) })
    cards.set(key, card)
  }
  return [...cards.values()]
}
