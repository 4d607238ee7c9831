import { Paragraph, TextRun } from 'docx'
import { toOneLine } from '#app/text/characters/clean-text.ts'
import type { TaggedText } from '#app/signature/signatory/signatory-line.ts'
import { formatTitleSuffix, type SheetName } from '#app/documents/statement-sheet.ts'
import { wordLanguage } from './docx-styles.server.ts'

/** Converts names to a numbered list, each name in its own language and direction. */
export const namesToDocx = (
  names: readonly SheetName[],
  reference: string,
  dir: TaggedText['dir'],
): Paragraph[] =>
  names.map(
    ({ name, otherName, title, country }) =>
      new Paragraph({
        style: 'Name',
        numbering: { reference, level: 0 },
        bidirectional: dir === 'rtl',
        children: [
          ...isolatedRun(name, dir),
          ...(otherName ? [plainRun(' (', dir), ...isolatedRun(otherName, dir), plainRun(')', dir)] : []),
          ...(title === undefined ? [] : [new TextRun({ text: formatTitleSuffix(toOneLine(title)) })]),
          ...(country === undefined
            ? []
            : [new TextRun({ text: ` · ${country}`, color: '5C564D', rightToLeft: dir === 'rtl' })]),
        ],
      }),
  )

const plainRun = (text: string, dir: TaggedText['dir']): TextRun =>
  new TextRun({ text, rightToLeft: dir === 'rtl' })

const directionMarks = { ltr: '\u200E', rtl: '\u200F' } as const

/** A run with invisible marks (UAX 9) around a name of the other direction: they keep brackets and the text after it in place, as in the PDF. */
function isolatedRun({ text, lang, dir }: TaggedText, outer: TaggedText['dir']): TextRun[] {
  const run = new TextRun({
    text: toOneLine(text),
    rightToLeft: dir === 'rtl',
    ...(lang === undefined || lang.startsWith('und') ? {} : { language: wordLanguage(lang) }),
  })
  return dir === outer
    ? [run]
    : [
        plainRun(directionMarks[dir], dir),
        run,
        plainRun(directionMarks[dir], dir),
        plainRun(directionMarks[outer], outer),
      ]
}
