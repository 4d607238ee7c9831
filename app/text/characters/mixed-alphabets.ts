import { lookAlikeAlphabets, type LookAlikeScript } from './look-alikes.ts'

interface MixedLetter {
  letter: string
  /** ISO 15924 code */
  script: LookAlikeScript
}

/**
 * Finds the first letter that does not belong to the alphabet of its word; next to Latin letters, the
 * non-Latin one. Hardly any name is spelled like that, and it is easily confused with another. Undefined if
 * there is none.
 */
export function findMixedLetter(name: string): MixedLetter | undefined {
  for (const word of name.split(/[^\p{L}\p{M}]+/u)) {
    const found = lookAlikeAlphabets.filter(({ letters }) => letters.test(word))
    const last = found.at(-1)
    if (found.length < 2 || !last) continue
    const letter = [...word].find((one) => last.letters.test(one))
    if (letter !== undefined) return { letter, script: last.script }
  }
  return undefined
}

export const mixesAlphabets = (name: string): boolean => findMixedLetter(name) !== undefined
