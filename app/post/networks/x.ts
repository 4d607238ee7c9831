import { splitEmoji } from '#app/post/characters.ts'
import { appendLink, type Network } from '#app/post/network.ts'
import { percentEncode } from '#app/text/percent-encode.ts'

// twitter-text, configuration version 3: these code points weigh 1, all others 2, an emoji 2 whatever it is made of,
// a link 23 whatever its length.
const lightRanges: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
]
const linkWeight = 23

/** Weighs a text without links, after NFC. */
export function weighText(text: string): number {
  const { rest, emoji } = splitEmoji(text.normalize('NFC'))
  let weight = 2 * emoji.length
  for (const character of rest) {
    const code = character.codePointAt(0) ?? 0
    weight += lightRanges.some(([from, to]) => from <= code && code <= to) ? 1 : 2
  }
  return weight
}

/**
 * Counting: npm twitter-text 3.1.0, config version3. Intent: developer.x.com, Web Intent; the host x.com is
 * confirmed only by public code.
 */
export const x: Network = {
  id: 'x',
  name: 'X',
  limit: 280,
  unit: 'weighted',
  carries: 'text',
  opens: 'at-once',
  assemble: appendLink,
  count: (text) => weighText(text) + 1 + linkWeight,
  intent: (text, link) => `https://x.com/intent/tweet?text=${percentEncode(text)}&url=${percentEncode(link)}`,
}
