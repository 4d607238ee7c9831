/** A cleaned line or cell, and descriptions of the changes. */
export interface CleanedText {
  text: string
  changes: readonly string[]
}

export const itemNumberPattern = /^(?:[-–—•*·]\s*)?\(?(?<number>\d{1,5})[.)．、](?!\d)\s*(?=\S)/u

const cleaningSteps: readonly { what: string; cut: RegExp; onlyNumbered?: boolean }[] = [
  { what: 'number removed', cut: new RegExp(itemNumberPattern.source, 'u'), onlyNumbered: true },
  { what: 'bullet removed', cut: /^[-–—•‣◦▪·*]\s+/u },
  { what: 'footnote mark removed', cut: /\s?(?:[¹²³⁰⁴⁵⁶⁷⁸⁹*†‡]|\[\d{1,3}\])$/u },
  { what: 'mark at the end removed', cut: /\s*[;,；，、]$/u },
]

// Longer than any name: refused before patterns scan it repeatedly.
export const isTooLong = (text: string): boolean => text.length > 1000

/** Removes what lists add to names, like bullets and footnote marks. `numbered`: a number in front is the line's, not part of the name. */
export function cleanName(raw: string, numbered = false): CleanedText {
  if (isTooLong(raw)) return { text: raw, changes: [] }
  const changes: string[] = []
  const composed = raw.normalize('NFC')
  if (composed !== raw) changes.push('letters composed')
  let text = composed.trim()
  const joined = text.replace(/\s+/gu, ' ')
  if (joined !== text) changes.push('spaces joined')
  text = joined
  for (const { what, cut, onlyNumbered = false } of cleaningSteps) {
    if (onlyNumbered && !numbered) continue
    const before = text
    // A name may end in several marks, but begin with only one number or bullet.
    for (let after = cutOnce(text, cut); after !== text; after = cutOnce(text, cut)) {
      text = after
      if (cut.source.startsWith('^')) break
    }
    if (text !== before) changes.push(what)
  }
  return { text, changes }
}

/** Never returns an empty text: a text that is only a mark stays, and is refused as a name. */
const cutOnce = (text: string, cut: RegExp): string => text.replace(cut, '').trim() || text
