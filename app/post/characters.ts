const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

// The v flag matches emoji sequences; TypeScript's target does not support the literal yet.
// eslint-disable-next-line prefer-regex-literals -- see above
const emoji = new RegExp('\\p{RGI_Emoji}', 'gv')

/** Counts user-perceived characters: extended grapheme clusters (UAX 29). */
export const countGraphemes = (text: string): number => [...segmenter.segment(text)].length

/** Counts Unicode code points. */
export const countCodePoints = (text: string): number => [...text].length

/** Splits a text into the rest and its emoji, each a whole sequence. */
export function splitEmoji(text: string): { rest: string; emoji: string[] } {
  return { rest: text.replace(emoji, ''), emoji: text.match(emoji) ?? [] }
}
