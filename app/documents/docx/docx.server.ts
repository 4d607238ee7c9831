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
import { toOneLine } from '#app/text/characters/clean-text.ts'
import { chooseColumns, type StatementSheet } from '#app/documents/statement-sheet.ts'
import { blocksToDocx } from './docx-blocks.server.ts'
import { namesToDocx } from './docx-names.server.ts'
import { formatCoreProperties } from './docx-properties.server.ts'
import { bulletList, numberedList, docxStyles } from './docx-styles.server.ts'

// A4 and the margins of the PDF, in twentieths of a point.
const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1361, right: 1417, bottom: 1531, left: 1417 },
}

/** Builds a statement as DOCX, with real footnotes. All text is data to the library, which escapes it. Thousands of names take a second. */
export async function buildDocx(sheet: StatementSheet): Promise<Uint8Array> {
  const starts: number[] = []
  const nextList = (start: number) => `list-${starts.push(start)}`
  const write = (blocks: StatementSheet['body'], style?: string) =>
    blocksToDocx(blocks, sheet, nextList, { depth: 0, style })
  const letter = [
    ...buildHead(sheet),
    ...write(sheet.body),
    buildLines(sheet, sheet.close.split('\n'), 'Close'),
  ]
  const footnotes = Object.fromEntries(
    sheet.notes.map((blocks, at) => [String(at + 1), { children: write(blocks, 'FootnoteText') }]),
  )
  const document = new Document({
    title: sheet.title,
    styles: docxStyles(sheet.lang),
    footnotes,
    sections: [
      buildSection(sheet, letter, { type: SectionType.NEXT_PAGE }),
      ...buildSignatorySections(sheet),
    ],
    numbering: {
      config: [
        bulletList,
        ...sheet.lists.map(({ start = 1 }, at) => numberedList(`names-${at}`, start)),
        ...starts.map((start, at) => numberedList(`list-${at + 1}`, start)),
      ],
    },
  })
  const core = { path: 'docProps/core.xml', data: formatCoreProperties(sheet) }
  return Packer.toBuffer(document, undefined, [core])
}

function buildHead(sheet: StatementSheet): Paragraph[] {
  const address = (all: StatementSheet['addressees']) => all.map((one) => buildLines(sheet, one, 'Addressee'))
  return [
    ...(sheet.letterhead.length === 0 ? [] : [buildLines(sheet, sheet.letterhead, 'Letterhead')]),
    new Paragraph({
      bidirectional: sheet.dir === 'rtl',
      alignment: AlignmentType.END,
      children: [buildRun(sheet, sheet.placeAndDate)],
    }),
    ...address(sheet.addressees),
    ...(sheet.copies.length === 0 ? [] : [buildLines(sheet, [sheet.copiesLabel])]),
    ...address(sheet.copies),
    buildHeading(sheet, sheet.subject, HeadingLevel.HEADING_1),
    buildLines(sheet, [sheet.salutation]),
  ]
}

/** A section in one column with the counts and remarks, then sections in columns with the names. */
function buildSignatorySections(sheet: StatementSheet): ISectionOptions[] {
  const introduction = [
    buildHeading(sheet, sheet.heading, HeadingLevel.HEADING_1),
    ...sheet.counts.map((count) => buildLines(sheet, [count])),
    ...sheet.remarks.map((remark) => buildLines(sheet, [remark], 'Remark')),
  ]
  const parts: ISectionOptions[] = [buildSection(sheet, introduction, { type: SectionType.NEXT_PAGE })]
  for (const [at, { heading: title, names, kind }] of sheet.lists.entries()) {
    if (names.length === 0) continue
    if (title !== '')
      parts.push(
        buildSection(sheet, [buildHeading(sheet, title, HeadingLevel.HEADING_2)], {
          type: SectionType.CONTINUOUS,
        }),
      )
    const column = { count: chooseColumns(names, kind), space: 400 }
    parts.push(
      buildSection(sheet, namesToDocx(names, `names-${at}`, sheet.dir), {
        type: SectionType.CONTINUOUS,
        column,
      }),
    )
  }
  return parts
}

const buildSection = (
  sheet: StatementSheet,
  children: Paragraph[],
  properties: NonNullable<ISectionOptions['properties']>,
): ISectionOptions => ({
  properties: { page, ...properties },
  footers: { default: buildFooter(sheet) },
  children,
})

const buildFooter = (sheet: StatementSheet): Footer =>
  new Footer({
    children: [
      buildLines(sheet, sheet.foot, 'Foot'),
      new Paragraph({
        style: 'Foot',
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  })

const buildHeading = (sheet: StatementSheet, text: string, level: 'Heading1' | 'Heading2'): Paragraph =>
  new Paragraph({ heading: level, bidirectional: sheet.dir === 'rtl', children: [buildRun(sheet, text)] })

const buildLines = (sheet: StatementSheet, all: readonly string[], style?: string): Paragraph =>
  new Paragraph({
    bidirectional: sheet.dir === 'rtl',
    ...(style === undefined ? {} : { style }),
    children: all.map((text, at) => buildRun(sheet, text, at > 0 ? 1 : 0)),
  })

const buildRun = ({ dir }: StatementSheet, text: string, breaks = 0): TextRun =>
  new TextRun({ text: toOneLine(text), rightToLeft: dir === 'rtl', ...(breaks > 0 ? { break: breaks } : {}) })
