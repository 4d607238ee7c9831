/** Scripts written without blanks between words, with their punctuation and full-width signs. Korean has blanks. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60]/u

/** A line break in the file is a blank on the page, and nothing between Chinese or Japanese characters. */
export function joinSoftBreaks(text: string): string {
  return text.replace(/\n/g, (_found, at: number) => {
    // Two units hold the nearest character whole, be it of the first plane or beyond.
    const before = [...text.slice(Math.max(0, at - 2), at)].at(-1)
    const [after] = text.slice(at + 1, at + 3)
    const known = [before, after].filter((sign) => sign !== undefined)
    return known.length > 0 && known.every((sign) => unspaced.test(sign)) ? '' : ' '
  })
}
