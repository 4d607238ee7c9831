import { shortenLine } from '#app/documents/clean-line.ts'

/** The text of a share picture. */
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

/** The input of picture.typ. Each text is shortened to what fits in its smallest size. */
export const pictureToTypst = (sheet: PictureSheet) => ({
  ...sheet,
  above: shortenLine(sheet.above, 55),
  title: shortenLine(sheet.title, 200),
  line: shortenLine(sheet.line, 250),
  foot: shortenLine(sheet.foot, 180),
})
