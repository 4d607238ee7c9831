import { listParagraphs } from './align-letters.ts'

/**
 * Marks the place of the supporter's own sentence in a composed letter; no words file or template can contain
 * it.
 */
export const ownSentenceMark = '\u0002'

/** Removes the mark from a composed text and returns the paragraphs after it. */
export function splitAtOwnSentence(text: string): { text: string; following: string[] } {
  const all = listParagraphs(text)
  const place = all.findIndex((paragraph) => paragraph.includes(ownSentenceMark))
  // Without a mark, the sentence goes before the closing formula.
  if (place === -1) return { text, following: all.slice(-1) }
  const clean = (paragraphs: string[]) =>
    paragraphs.flatMap((paragraph) => paragraph.replaceAll(ownSentenceMark, '').trim() || [])
  return { text: clean(all).join('\n\n'), following: clean(all.slice(place)) }
}

/**
 * Inserts the supporter's own sentence before the first of the following paragraphs that is still in the
 * text, at most slightly changed; if none is, at the end.
 */
export function insertOwnSentence(text: string, own: string, following: readonly string[]): string {
  if (own === '') return text
  const all = listParagraphs(text)
  const places = following.map((wanted) => all.findLastIndex((paragraph) => isAlike(paragraph, wanted)))
  const place = places.find((found) => found !== -1) ?? all.length
  return [...all.slice(0, place), own, ...all.slice(place)].join('\n\n')
}

/**
 * Whether two paragraphs share most of their letter pairs; works in scripts without spaces too.
 */
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
