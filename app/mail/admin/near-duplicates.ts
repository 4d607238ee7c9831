const bins = 64
const runLength = 5
const binsInBand = 4
const empty = 'ffffffff'

/**
 * Sketches a text in 512 hexadecimal digits, from which the text cannot be read: the smallest hash of all runs of five letters in
 * each of 64 bins (one permutation hashing: Li, Owen and Zhang, NIPS 2012). It needs no spaces, so Chinese works too. A text
 * can be matched with its sketch, so the sketch of a person's own words is erased with the words. Capitals, spaces and punctuation
 * make no difference.
 */
export function sketchText(text: string): string {
  const letters = Array.from(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
    (letter) => letter.codePointAt(0) ?? 0,
  )
  const runs = letters.length < runLength ? Math.min(letters.length, 1) : letters.length - runLength + 1
  const least = new Array<number>(bins).fill(0xffffffff)
  for (let i = 0; i < runs; i++) {
    const hash = hashRun(letters, i)
    const bin = hash >>> 26
    least[bin] = Math.min(least[bin] ?? 0xffffffff, Math.imul(hash, 0x9e3779b1) >>> 0)
  }
  return least.map((hash) => hash.toString(16).padStart(8, '0')).join('')
}

/** FNV-1a over the code points (draft-eastlake-fnv), then mixed as MurmurHash3 ends, so that all bits count. */
function hashRun(letters: readonly number[], from: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < Math.min(from + runLength, letters.length); i++)
    hash = Math.imul(hash ^ (letters[i] ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const binOf = (sketch: string, bin: number): string => sketch.slice(bin * 8, bin * 8 + 8)

/**
 * Estimates the share of two texts that they have in common, from 0 to 1, to about a tenth. Empty texts have nothing in common.
 */
export function compareSketches(a: string, b: string): number {
  let used = 0
  let equal = 0
  for (let bin = 0; bin < bins; bin++) {
    const [one, other] = [binOf(a, bin), binOf(b, bin)]
    if (one === empty && other === empty) continue
    used += 1
    if (one === other) equal += 1
  }
  return used === 0 ? 0 : equal / used
}

/**
 * Groups similar texts, as lists of indexes, for a person to look at; never a reason to block. A text is compared only with the
 * first of each group with which it shares a band of four bins, so ten thousand take a second; of texts with a likeness of 0.8,
 * one in some thousands is overlooked.
 */
export function groupNearDuplicates(
  sketches: readonly string[],
  { likeness, atLeast }: { likeness: number; atLeast: number },
): number[][] {
  const groups: number[][] = []
  const groupsOfBand = new Map<string, number[]>()
  for (const [index, sketch] of sketches.entries()) {
    const near = new Set(bandsOf(sketch).flatMap((band) => groupsOfBand.get(band) ?? []))
    const group = [...near].find(
      (g) => compareSketches(sketches[groups[g]?.[0] ?? index] ?? '', sketch) >= likeness,
    )
    if (group !== undefined) {
      groups[group]?.push(index)
      continue
    }
    for (const band of bandsOf(sketch))
      groupsOfBand.set(band, [...(groupsOfBand.get(band) ?? []), groups.length])
    groups.push([index])
  }
  return groups.filter((group) => group.length >= atLeast)
}

function bandsOf(sketch: string): string[] {
  const size = binsInBand * 8
  const all = Array.from(
    { length: bins / binsInBand },
    (_, i) => `${i} ${sketch.slice(i * size, (i + 1) * size)}`,
  )
  return all.filter((band) => !band.endsWith(empty.repeat(binsInBand)))
}
