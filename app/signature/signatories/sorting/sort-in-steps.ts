import type { Comparator } from './collate.ts'

// Each takes two or three milliseconds of comparing names.
const sortStepSize = 500
const mergeStepSize = 3_000

/** Sorts a copy in steps (stable merge sort), so that the caller can yield to the event loop in between. Returns the sorted list at the end. */
export function* sortInSteps<T>(list: readonly T[], compare: Comparator<T>): Generator<undefined, T[]> {
  const sorted: T[] = []
  for (let from = 0; from < list.length; from += sortStepSize) {
    for (const one of list.slice(from, from + sortStepSize).sort(compare)) sorted.push(one)
    yield
  }
  let [runs, merged] = [sorted, list.slice()]
  for (let width = sortStepSize; width < list.length; width *= 2) {
    yield* mergePairs(runs, merged, width, compare)
    ;[runs, merged] = [merged, runs]
  }
  return runs
}

/** Merges pairs of sorted runs of `width` from one list into another of the same length. */
function* mergePairs<T>(
  from: readonly T[],
  to: T[],
  width: number,
  compare: Comparator<T>,
): Generator<undefined, void> {
  for (let [i, j, at] = [0, width, 0]; at < from.length; at++) {
    const start = at - (at % (2 * width))
    if (at === start) [i, j] = [start, start + width]
    const [one, other] = [
      i < start + width ? from[i] : undefined,
      j < start + 2 * width ? from[j] : undefined,
    ]
    const isFirst = other === undefined || (one !== undefined && compare(one, other) <= 0)
    const next = isFirst ? one : other
    if (next !== undefined) to[at] = next
    if (isFirst) i++
    else j++
    if (at % mergeStepSize === 0) yield
  }
}
