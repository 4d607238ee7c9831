import type { Network } from '../network.ts'

// twitter-text, configuration version 3: these code points weigh 1, all others 2, an emoji 2 whatever it is made of,
// a link 23 whatever its length.
const light: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
]
const linkWeight = 23
// The v flag knows emoji as sequences; TypeScript's target does not know the literal yet.
// eslint-disable-next-line prefer-regex-literals -- see above
const emoji = new RegExp('\\p{RGI_Emoji}', 'gv')

/** The weight of a text without links, after NFC. */
export function weigh(text: string): number {
  let weight = 0
  const rest = text.normalize('NFC').replace(emoji, () => {
    weight += 2
    return ''
  })
  for (const character of rest) {
    const code = character.codePointAt(0) ?? 0
    weight += light.some(([from, to]) => from <= code && code <= to) ? 1 : 2
  }
  return weight
}

/** Counting: npm twitter-text 3.1.0, config version3. Intent: share-intents.json, host seen in public code only. */
export const x: Network = {
  id: 'x',
  name: 'X',
  limit: 280,
  unit: 'weighted',
  assemble: (text, link) => `${text} ${link}`,
  count: (text) => weigh(text) + 1 + linkWeight,
  intent: (text, link) =>
    `https://x.com/intent/tweet?text=${encodeURIComponent(text)}&url=${encodeURIComponent(link)}`,
}
