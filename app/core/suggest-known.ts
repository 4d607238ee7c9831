/** Levenshtein distance with transpositions of neighbours counted as one slip. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const above = rows[i - 1] ?? []
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1)
      row.push(best)
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}

/** The known word nearest to a mistyped one, if it is near enough to be meant. */
export function findNearest(typed: string, known: Iterable<string>): string | undefined {
  // Nearly every code is near one of two or three letters: the wrong state would be suggested.
  if (typed.length <= 3) return undefined
  const word = typed.slice(0, 60).toLowerCase()
  let nearest: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 0.5
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > least) continue
    const d = editDistance(word, candidate.toLowerCase())
    if (d < least) {
      least = d
      nearest = candidate
    }
  }
  return nearest
}

/** The advice to print after an unknown word: the nearest known word, or the first 20. */
export function suggestKnown(typed: string, known: readonly string[]): string {
  const meant = findNearest(typed, known)
  if (meant !== undefined) return `Did you mean "${meant}"?`
  if (known.length === 0) return 'Remove it.'
  const listed = known.slice(0, 20).join(', ')
  return `Use one of: ${listed}${known.length > 20 ? ', …' : ''}.`
}
