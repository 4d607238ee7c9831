import { cleanText, toOneLine } from '#app/text/characters/clean-text.ts'

/** A letter as it goes on paper. All of it is text; nothing in it is markup. */
export interface LetterSheet {
  /** of the letter: BCP 47 */
  lang: string
  dir: 'ltr' | 'rtl'
  placeAndDate: string
  /** lines: office, mission or parliament, postal lines */
  addressee: readonly string[]
  subject: string
  /** paragraphs between blank lines; from the salutation to the closing formula, and the signature when it is signed */
  text: string
  /** the paragraph after which a hand signs */
  closing?: string | undefined
  cc?: string | undefined
  /** what the PDF calls itself */
  title: string
}

/** What a share picture says. */
export interface PictureSheet {
  lang: string
  dir: 'ltr' | 'rtl'
  site: string
  /** beside the name of the site: what the title belongs to */
  above: string
  title: string
  line: string
  foot: string
}

/** What letter.typ reads. */
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

/** What picture.typ reads: no longer than what fits in its smallest size. */
export const pictureToTypst = (sheet: PictureSheet) => ({
  ...sheet,
  above: shorten(sheet.above, 55),
  title: shorten(sheet.title, 200),
  line: shorten(sheet.line, 250),
  foot: shorten(sheet.foot, 180),
})

const splitParagraphs = (text: string): string[][] =>
  cleanText(text)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').map(cleanLine))
    .map((lines) => lines.filter((line) => line !== ''))
    .filter((lines) => lines.length > 0)

// No writing stacks more than a few marks on a letter; thousands keep the compiler busy for seconds.
export const cleanLine = (line: string): string =>
  breakLongWords(toOneLine(line).replace(/(?<few>\p{M}{8})\p{M}+/gu, '$<few>'))

const zeroWidthSpace = '\u200B'
const maxUnbroken = 40
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

// What has no place where a line may end (Unicode, UAX 14): no blank, hyphen, slash, tsheg or character of East Asia, nor of
// the scripts without blanks whose words the typesetter knows.
const breaksItself = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer']
  .map((script) => `\\p{Script=${script}}`)
  .join('')
const unbroken = new RegExp(`[^\\s\\-/?${zeroWidthSpace}\u0F0B${breaksItself}]{${maxUnbroken},}`, 'gu')

/** Lets a line end inside a word that would run over the edge of the paper, after every tenth character. */
const breakLongWords = (line: string): string =>
  line.replace(unbroken, (word) =>
    Array.from(graphemes.segment(word), ({ segment }, at) =>
      at > 0 && at % 10 === 0 ? zeroWidthSpace + segment : segment,
    ).join(''),
  )

const isWide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF00-\uFF60]/u

/** At most as wide as `most` Latin letters; what is cut ends with "…". */
function shorten(text: string, most: number): string {
  const line = toOneLine(text)
  let width = 0
  for (const { segment, index } of graphemes.segment(line)) {
    width += isWide.test(segment) ? 2 : 1
    if (width > most) return breakLongWords(`${line.slice(0, index).trimEnd()}…`)
  }
  return breakLongWords(line)
}
