import type { Network } from '../network.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

const assemble = (text: string, link: string) => `${text}\n${link}`

/**
 * 300 graphemes, link included (lexicon app.bsky.feed.post).
 * Intent: https://docs.bsky.app/docs/advanced-guides/intent-links
 */
export const bluesky: Network = {
  id: 'bluesky',
  name: 'Bluesky',
  limit: 300,
  unit: 'graphemes',
  assemble,
  count: (text, link) => [...segmenter.segment(assemble(text, link))].length,
  intent: (text, link) => `https://bsky.app/intent/compose?text=${encodeURIComponent(assemble(text, link))}`,
}
