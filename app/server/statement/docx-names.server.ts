import { Paragraph, TextRun } from 'docx'
import { toOneLine } from '../../text/clean-text.ts'
import type { OwnText } from '../../domain/statement/signatory-line.ts'
import { behindName, type SheetName } from '../typeset/statement-sheet.server.ts'
import { languageOf } from './docx-styles.server.ts'

/** Names as a numbered list, each in its own language and direction. */
export const writeNames = (
  names: readonly SheetName[],
  reference: string,
  dir: OwnText['dir'],
): Paragraph[] =>
  names.map(
    ({ name, otherName, title, country }) =>
      new Paragraph({
        style: 'Name',
        numbering: { reference, level: 0 },
        bidirectional: dir === 'rtl',
        children: [
          ...own(name, dir),
          ...(otherName ? [around(' (', dir), ...own(otherName, dir), around(')', dir)] : []),
          ...(title === undefined ? [] : [new TextRun({ text: behindName(toOneLine(title)) })]),
          ...(country === undefined
            ? []
            : [new TextRun({ text: ` · ${country}`, color: '5C564D', rightToLeft: dir === 'rtl' })]),
        ],
      }),
  )

const around = (text: string, dir: OwnText['dir']): TextRun =>
  new TextRun({ text, rightToLeft: dir === 'rtl' })

const marks = { ltr: '\u200E', rtl: '\u200F' } as const

/** Invisible marks (UAX 9) around a name of the other direction keep brackets and what follows at their place, as in the PDF. */
function own({ text, lang, dir }: OwnText, outside: OwnText['dir']): TextRun[] {
  const run = new TextRun({
    text: toOneLine(text),
    rightToLeft: dir === 'rtl',
    ...(lang === undefined || lang.startsWith('und') ? {} : { language: languageOf(lang) }),
  })
  return dir === outside
    ? [run]
    : [around(marks[dir], dir), run, around(marks[dir], dir), around(marks[outside], outside)]
}
