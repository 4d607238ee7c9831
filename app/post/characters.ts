const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

// The v flag knows emoji as sequences; TypeScript's target does not know the literal yet.
// eslint-disable-next-line prefer-regex-literals -- see above
const emoji = new RegExp('\\p{RGI_Emoji}', 'gv')

/** What a reader sees as one character each: extended grapheme clusters (UAX 29). */
export const countGraphemes = (text: string): number => [...segmenter.segment(text)].length

/** Unicode code points. */
export const countCodePoints = (text: string): number => [...text].length

/** The text without its emoji, and the emoji: each sequence that is drawn as one picture. */
export function splitEmoji(text: string): { rest: string; emoji: string[] } {
  return { rest: text.replace(emoji, ''), emoji: text.match(emoji) ?? [] }
}
