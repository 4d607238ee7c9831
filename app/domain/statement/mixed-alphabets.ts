// Alphabets with letters that look like Latin ones or each other's, by ISO 15924 code.
const alphabets = [
  ['Latn', /\p{Script=Latin}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Cher', /\p{Script=Cherokee}/u],
  ['Copt', /\p{Script=Coptic}/u],
  ['Lisu', /\p{Script=Lisu}/u],
] as const

export interface MixedLetter {
  letter: string
  /** ISO 15924 code */
  script: string
}

/**
 * The first letter that stands in a word of another of these alphabets, the Latin one being the one that it does not belong to:
 * hardly anybody's name is so written, and it is easily taken for another. Undefined if there is none.
 */
export function findMixedLetter(name: string): MixedLetter | undefined {
  for (const word of name.split(/[^\p{L}\p{M}]+/u)) {
    const found = alphabets.filter(([, letters]) => letters.test(word))
    const [script, letters] = found.at(-1) ?? []
    const letter = letters && [...word].find((one) => letters.test(one))
    if (found.length > 1 && script !== undefined && letter !== undefined) return { letter, script }
  }
  return undefined
}

export const mixesAlphabets = (name: string): boolean => findMixedLetter(name) !== undefined
