import { listParagraphs } from './align-letters.ts'

/** Stands in a composed letter where the supporter's own sentence goes; no words file and no template can hold it. */
export const ownSentenceMark = '\u0002'

/** Takes the mark out of a composed text and remembers the paragraphs that come after its place. */
export function splitAtOwnSentence(text: string): { text: string; following: string[] } {
  const all = listParagraphs(text)
  const place = all.findIndex((paragraph) => paragraph.includes(ownSentenceMark))
  // Without a place of its own it goes before the closing formula.
  if (place === -1) return { text, following: all.slice(-1) }
  const clean = (paragraphs: string[]) =>
    paragraphs.flatMap((paragraph) => paragraph.replaceAll(ownSentenceMark, '').trim() || [])
  return { text: clean(all).join('\n\n'), following: clean(all.slice(place)) }
}

/**
 * Puts the supporter's own sentence before the first of the following paragraphs that still stands in the text, changed a
 * little or not at all; if none does, at the end, where the signature follows.
 */
export function insertOwnSentence(text: string, own: string, following: readonly string[]): string {
  if (own === '') return text
  const all = listParagraphs(text)
  const places = following.map((wanted) => all.findLastIndex((paragraph) => isAlike(paragraph, wanted)))
  const place = places.find((found) => found !== -1) ?? all.length
  return [...all.slice(0, place), own, ...all.slice(place)].join('\n\n')
}

/** More than half of the letters pairs of the shorter one stand in the other; works in scripts without blanks too. */
function isAlike(a: string, b: string): boolean {
  if (a === b) return true
  const [small, large] = [letterPairsOf(a), letterPairsOf(b)].sort((x, y) => x.size - y.size)
  if (!small || !large || small.size === 0) return false
  const shared = [...small].filter((pair) => large.has(pair)).length
  return shared / small.size > 0.6 && small.size / large.size > 0.5
}

const letterPairsOf = (text: string): Set<string> => {
  const letters = [...text.replace(/\s+/g, ' ')]
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
}
