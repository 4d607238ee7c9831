import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
} from 'docx'
import { toOneLine } from '../../text/clean-text.ts'
import { chooseColumns } from '../typeset/lay-statement.server.ts'
import type { StatementSheet } from '../typeset/statement-sheet.server.ts'
import { writeBlocks } from './docx-blocks.server.ts'
import { writeNames } from './docx-names.server.ts'
import { writeCoreProperties } from './docx-properties.server.ts'
import { bullets, numbers, stylesFor } from './docx-styles.server.ts'

// A4 and the margins of the PDF, in twentieths of a point.
const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1361, right: 1417, bottom: 1531, left: 1417 },
}

/** A statement as DOCX, with real footnotes. All text is data to the library, which escapes it. Thousands of names take a second. */
export async function writeDocx(sheet: StatementSheet): Promise<Uint8Array> {
  const starts: number[] = []
  const nextList = (start: number) => `list-${starts.push(start)}`
  const write = (blocks: StatementSheet['body'], style?: string) =>
    writeBlocks(blocks, sheet, nextList, { depth: 0, style })
  const letter = [...writeHead(sheet), ...write(sheet.body), lines(sheet, sheet.close.split('\n'), 'Close')]
  const footnotes = Object.fromEntries(
    sheet.notes.map((blocks, at) => [String(at + 1), { children: write(blocks, 'FootnoteText') }]),
  )
  const document = new Document({
    title: sheet.title,
    styles: stylesFor(sheet.lang),
    footnotes,
    sections: [part(sheet, [...letter], { type: SectionType.NEXT_PAGE }), ...writeSignatories(sheet)],
    numbering: {
      config: [
        bullets,
        ...sheet.lists.map(({ start = 1 }, at) => numbers(`names-${at}`, start)),
        ...starts.map((start, at) => numbers(`list-${at + 1}`, start)),
      ],
    },
  })
  const core = { path: 'docProps/core.xml', data: writeCoreProperties(sheet) }
  return Packer.toBuffer(document, undefined, [core])
}

function writeHead(sheet: StatementSheet): Paragraph[] {
  const address = (all: StatementSheet['addressees']) => all.map((one) => lines(sheet, one, 'Addressee'))
  return [
    ...(sheet.letterhead.length === 0 ? [] : [lines(sheet, sheet.letterhead, 'Letterhead')]),
    new Paragraph({
      bidirectional: sheet.dir === 'rtl',
      alignment: AlignmentType.END,
      children: [run(sheet, sheet.placeAndDate)],
    }),
    ...address(sheet.addressees),
    ...(sheet.copies.length === 0 ? [] : [lines(sheet, [sheet.copiesLabel])]),
    ...address(sheet.copies),
    heading(sheet, sheet.subject, HeadingLevel.HEADING_1),
    lines(sheet, [sheet.salutation]),
  ]
}

/** A part in one column with what is said about the list, then parts in columns for the names. */
function writeSignatories(sheet: StatementSheet): ISectionOptions[] {
  const said = [
    heading(sheet, sheet.heading, HeadingLevel.HEADING_1),
    ...sheet.counts.map((count) => lines(sheet, [count])),
    ...sheet.remarks.map((remark) => lines(sheet, [remark], 'Remark')),
  ]
  const parts: ISectionOptions[] = [part(sheet, said, { type: SectionType.NEXT_PAGE })]
  for (const [at, { heading: title, names, kind }] of sheet.lists.entries()) {
    if (names.length === 0) continue
    if (title !== '')
      parts.push(
        part(sheet, [heading(sheet, title, HeadingLevel.HEADING_2)], { type: SectionType.CONTINUOUS }),
      )
    const column = { count: chooseColumns(names, kind), space: 400 }
    parts.push(
      part(sheet, writeNames(names, `names-${at}`, sheet.dir), { type: SectionType.CONTINUOUS, column }),
    )
  }
  return parts
}

const part = (
  sheet: StatementSheet,
  children: Paragraph[],
  properties: NonNullable<ISectionOptions['properties']>,
): ISectionOptions => ({
  properties: { page, ...properties },
  footers: { default: writeFoot(sheet) },
  children,
})

const writeFoot = (sheet: StatementSheet): Footer =>
  new Footer({
    children: [
      lines(sheet, sheet.foot, 'Foot'),
      new Paragraph({
        style: 'Foot',
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  })

const heading = (sheet: StatementSheet, text: string, level: 'Heading1' | 'Heading2'): Paragraph =>
  new Paragraph({ heading: level, bidirectional: sheet.dir === 'rtl', children: [run(sheet, text)] })

const lines = (sheet: StatementSheet, all: readonly string[], style?: string): Paragraph =>
  new Paragraph({
    bidirectional: sheet.dir === 'rtl',
    ...(style === undefined ? {} : { style }),
    children: all.map((text, at) => run(sheet, text, at > 0 ? 1 : 0)),
  })

const run = ({ dir }: StatementSheet, text: string, breaks = 0): TextRun =>
  new TextRun({ text: toOneLine(text), rightToLeft: dir === 'rtl', ...(breaks > 0 ? { break: breaks } : {}) })
