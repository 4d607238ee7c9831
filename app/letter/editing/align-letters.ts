/** A paragraph of a letter as it is sent, and the same in the reader's language. */
export interface AlignedParagraphs {
  sent: string
  reading: string
}

/** Splits a letter at empty lines. */
export const listParagraphs = (text: string): string[] => text.split(/\n{2,}/)

/**
 * Pairs the paragraphs of the same letter in two languages: addressee, salutation, opening, each case,
 * request and so on. Undefined if their numbers differ, since a wrong pair would mislead; the texts are then
 * shown side by side as a whole.
 */
export function alignLetters(sent: string, reading: string): AlignedParagraphs[] | undefined {
  const left = listParagraphs(sent)
  const right = listParagraphs(reading)
  return left.length === right.length
    ? left.map((paragraph, i) => ({ sent: paragraph, reading: right[i] ?? '' }))
    : undefined
}
