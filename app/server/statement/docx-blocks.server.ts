import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  Paragraph,
  TextRun,
  type IRunOptions,
  type ParagraphChild,
} from 'docx'
import type { TextBlock, TextInline } from '../../domain/statement/text.ts'

/** What holds for a whole document. */
export interface Manner {
  dir: 'ltr' | 'rtl'
}

export interface Place {
  /** of its paragraphs */
  style?: string | undefined
  /** how deep inside quotes and lists */
  depth: number
  /** before the first paragraph of a list's item */
  bullet?: { reference: string; instance: number; level: number } | undefined
}

const indent = 500

/** The blocks of a text; `nextList` counts the ordered lists of a document, so that each begins anew. */
export function writeBlocks(
  blocks: readonly TextBlock[],
  manner: Manner,
  nextList: (start: number) => string,
  place: Place = { depth: 0 },
): Paragraph[] {
  return blocks.flatMap((block, at) => {
    // Only an item's first paragraph bears its number.
    const here = at === 0 ? place : { ...place, bullet: undefined }
    switch (block.kind) {
      case 'paragraph':
        return [writeParagraph(block.children, manner, here, introduces(blocks[at + 1]))]
      case 'heading':
        return [
          new Paragraph({
            heading: HeadingLevel.HEADING_2,
            bidirectional: manner.dir === 'rtl',
            children: writeInlines(block.children, manner),
          }),
        ]
      case 'quote':
        return writeBlocks(block.children, manner, nextList, { ...here, depth: place.depth + 1 })
      case 'list': {
        const reference = block.ordered ? nextList(block.start) : 'bullets'
        const bullet = { reference, instance: 0, level: Math.min(place.depth, 3) }
        return block.items.flatMap((item) =>
          writeBlocks(item, manner, nextList, { ...place, depth: place.depth + 1, bullet }),
        )
      }
    }
  })
}

/** What introduces a list or a quotation stays with it. */
const introduces = (next: TextBlock | undefined): boolean => next?.kind === 'list' || next?.kind === 'quote'

const writeParagraph = (
  children: readonly TextInline[],
  manner: Manner,
  { style, depth, bullet }: Place,
  keepNext: boolean,
) =>
  new Paragraph({
    keepNext,
    bidirectional: manner.dir === 'rtl',
    ...(style === undefined ? {} : { style }),
    ...(bullet ? { numbering: bullet } : {}),
    ...(depth > 0 && !bullet ? { indent: { start: depth * indent } } : {}),
    children: writeInlines(children, manner),
  })

/** Runs of a paragraph, with real footnotes where the text has its notes. */
export function writeInlines(
  inlines: readonly TextInline[],
  manner: Manner,
  style: IRunOptions = {},
): ParagraphChild[] {
  return inlines.flatMap((inline): ParagraphChild[] => {
    switch (inline.kind) {
      case 'text':
        return [new TextRun({ ...style, text: inline.text, rightToLeft: manner.dir === 'rtl' })]
      case 'strong':
        return writeInlines(inline.children, manner, { ...style, bold: true, boldComplexScript: true })
      case 'emphasis':
        return writeInlines(inline.children, manner, { ...style, italics: true })
      case 'link':
        return [
          new ExternalHyperlink({
            link: inline.url,
            children: writeInlines(inline.children, { dir: 'ltr' }, { ...style, style: 'Hyperlink' }),
          }),
        ]
      case 'break':
        return [new TextRun({ break: 1 })]
      case 'note':
        return [new FootnoteReferenceRun(inline.number)]
    }
  })
}
