import { toOneLine } from '#app/text/characters/clean-text.ts'

/** One line of text as the typesetter takes it: without stacks of marks, and with break points in very long words. */
export const cleanLine = (line: string): string =>
  // No writing system stacks more than a few marks on a letter; thousands keep the compiler busy for seconds.
  breakLongWords(toOneLine(line).replace(/(?<few>\p{M}{8})\p{M}+/gu, '$<few>'))

/** At most as wide as `maxWidth` Latin letters; a text that is cut ends with "…". */
export function shortenLine(text: string, maxWidth: number): string {
  const line = toOneLine(text)
  let width = 0
  for (const { segment, index } of graphemes.segment(line)) {
    width += isWide.test(segment) ? 2 : 1
    if (width > maxWidth) return breakLongWords(`${line.slice(0, index).trimEnd()}…`)
  }
  return breakLongWords(line)
}

const zeroWidthSpace = '\u200B'
const minUnbroken = 40
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const isWide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFF60]/u

// Runs without a break opportunity (Unicode, UAX 14): no space, hyphen, slash, tsheg or East Asian character, nor one of the
// scripts without spaces whose words the typesetter knows.
const selfBreakingScripts = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer']
  .map((script) => `\\p{Script=${script}}`)
  .join('')
const unbroken = new RegExp(`[^\\s\\-/?${zeroWidthSpace}\u0F0B${selfBreakingScripts}]{${minUnbroken},}`, 'gu')

/** Adds a break point after every tenth character of a word that would run over the edge of the page. */
const breakLongWords = (line: string): string =>
  line.replace(unbroken, (word) =>
    Array.from(graphemes.segment(word), ({ segment }, at) =>
      at > 0 && at % 10 === 0 ? zeroWidthSpace + segment : segment,
    ).join(''),
  )
