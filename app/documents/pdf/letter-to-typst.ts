import { cleanText, toOneLine } from '#app/text/characters/clean-text.ts'
import { cleanLine } from '#app/documents/clean-line.ts'

/** A letter as it is printed. All of it is text; nothing in it is markup. */
export interface LetterSheet {
  /** of the letter: BCP 47 */
  lang: string
  dir: 'ltr' | 'rtl'
  placeAndDate: string
  /** lines: office, mission or parliament, postal lines */
  addressee: readonly string[]
  subject: string
  /** paragraphs separated by empty lines, from the salutation to the closing formula, and the signature if there is one */
  text: string
  /** the paragraph after which there is space for a signature by hand */
  closing?: string | undefined
  cc?: string | undefined
  /** the title of the PDF */
  title: string
}

/** The input of letter.typ. */
export function letterToTypst(sheet: LetterSheet) {
  const paragraphs = splitParagraphs(sheet.text)
  const closing = sheet.closing === undefined ? '' : splitParagraphs(sheet.closing).flat().join('\n')
  const at = closing === '' ? -1 : paragraphs.findLastIndex((lines) => lines.join('\n') === closing)
  return {
    lang: sheet.lang,
    dir: sheet.dir,
    placeAndDate: cleanLine(sheet.placeAndDate),
    addressee: sheet.addressee.map(cleanLine).filter((line) => line !== ''),
    subject: cleanLine(sheet.subject),
    paragraphs: at < 0 ? paragraphs : paragraphs.slice(0, at),
    ending: at < 0 ? [] : paragraphs.slice(at),
    cc: cleanLine(sheet.cc ?? ''),
    title: toOneLine(sheet.title),
  }
}

const splitParagraphs = (text: string): string[][] =>
  cleanText(text)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').map(cleanLine))
    .map((lines) => lines.filter((line) => line !== ''))
    .filter((lines) => lines.length > 0)
