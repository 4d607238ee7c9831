import { countGraphemes } from '../characters.ts'
import { encode, linkLast, type Network } from '../network.ts'

/**
 * 300 graphemes, link included (lexicon app.bsky.feed.post).
 * Intent: https://docs.bsky.app/docs/advanced-guides/intent-links
 */
export const bluesky: Network = {
  id: 'bluesky',
  name: 'Bluesky',
  limit: 300,
  unit: 'graphemes',
  carries: 'text',
  opens: 'at-once',
  assemble: linkLast,
  count: (text, link) => countGraphemes(linkLast(text, link)),
  intent: (text, link) => `https://bsky.app/intent/compose?text=${encode(linkLast(text, link))}`,
}
