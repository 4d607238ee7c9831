import { countGraphemes } from '#app/post/characters.ts'
import { appendLink, type Network } from '#app/post/network.ts'
import { percentEncode } from '#app/text/percent-encode.ts'

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
  assemble: appendLink,
  count: (text, link) => countGraphemes(appendLink(text, link)),
  intent: (text, link) => `https://bsky.app/intent/compose?text=${percentEncode(appendLink(text, link))}`,
}
