import type { TextToken } from './text-tokens.ts'

/** Two blocks with a smaller share of words in common are different blocks, not a changed one. */
const minSharedWords = 0.5
/** Beyond this many pairs nothing is compared: all older blocks count as removed and all newer ones as added. */
const maxPairs = 40_000

interface Block {
  tokens: readonly TextToken[]
}

type Pair<T> = readonly [before: T | undefined, after: T | undefined]

/**
 * Pairs older blocks with newer ones in the order of both, so that pairs have as many words in common as possible
 * (Needleman and Wunsch 1970). A block without a partner is paired with undefined.
 */
export function pairBlocks<T extends Block>(before: readonly T[], after: readonly T[]): Pair<T>[] {
  const removed = before.map((block): Pair<T> => [block, undefined])
  const added = after.map((block): Pair<T> => [undefined, block])
  if (before.length === 0 || after.length === 0 || before.length * after.length > maxPairs)
    return [...removed, ...added]
  const older = before.map(countWords)
  const newer = after.map(countWords)
  const share = (i: number, j: number) => compareCounts(older[i] ?? noWords, newer[j] ?? noWords)
  const shares = before.map((_, i) => after.map((__, j) => share(i, j)))
  // best[i][j]: the best score of the blocks from i and from j on
  const best = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  const pairedScore = (i: number, j: number) => {
    const both = shares[i]?.[j] ?? 0
    return both >= minSharedWords ? both + at(i + 1, j + 1) : -1
  }
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      (best[i] ?? [])[j] = Math.max(at(i + 1, j), at(i, j + 1), pairedScore(i, j))

  const pairs: Pair<T>[] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    if (pairedScore(i, j) === at(i, j)) pairs.push([before[i++], after[j++]])
    else if (at(i + 1, j) === at(i, j)) pairs.push([before[i++], undefined])
    else pairs.push([undefined, after[j++]])
  }
  return [...pairs, ...removed.slice(i), ...added.slice(j)]
}

interface WordCounts {
  all: number
  words: ReadonlyMap<string, number>
}
const noWords: WordCounts = { all: 0, words: new Map() }

function countWords({ tokens }: Block): WordCounts {
  const words = new Map<string, number>()
  for (const { key } of tokens) words.set(key, (words.get(key) ?? 0) + 1)
  return { all: tokens.length, words }
}

/** Dice's coefficient: twice the number of common words, divided by the number of all words. */
function compareCounts(one: WordCounts, other: WordCounts): number {
  let both = 0
  for (const [word, n] of one.words) both += Math.min(n, other.words.get(word) ?? 0)
  return one.all + other.all === 0 ? 1 : (2 * both) / (one.all + other.all)
}
