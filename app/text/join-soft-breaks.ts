/**
 * Scripts written without spaces between words, with their punctuation and full-width forms. Korean uses
 * spaces.
 */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60]/u

/**
 * Joins the lines of a paragraph: a line break becomes a space, or nothing between Chinese or Japanese
 * characters.
 */
export function joinSoftBreaks(text: string): string {
  return text.replace(/\n/g, (_found, at: number) => {
    // Two UTF-16 units contain the whole nearest character, also one outside the BMP.
    const before = [...text.slice(Math.max(0, at - 2), at)].at(-1)
    const [after] = text.slice(at + 1, at + 3)
    const known = [before, after].filter((sign) => sign !== undefined)
    return known.length > 0 && known.every((sign) => unspaced.test(sign)) ? '' : ' '
  })
}
