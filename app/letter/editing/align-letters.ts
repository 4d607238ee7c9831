/** A letter as it is sent and what it says in another language, side by side. */
export interface AlignedParagraphs {
  sent: string
  reading: string
}

/** The parts of a letter that an empty line divides. */
export const listParagraphs = (text: string): string[] => text.split(/\n{2,}/)

/**
 * Pairs the paragraphs of the same letter in two languages: addressee, salutation, opening, each case, request and so
 * on. Undefined if their numbers differ, since a wrong pair would mislead; then the texts stand side by side whole.
 */
export function alignLetters(sent: string, reading: string): AlignedParagraphs[] | undefined {
  const left = listParagraphs(sent)
  const right = listParagraphs(reading)
  return left.length === right.length
    ? left.map((paragraph, i) => ({ sent: paragraph, reading: right[i] ?? '' }))
    : undefined
}
