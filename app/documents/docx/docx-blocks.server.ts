import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  Paragraph,
  TextRun,
  type IRunOptions,
  type ParagraphChild,
} from 'docx'
import type { TextBlock, TextInline } from '#app/statement/text/text.ts'

/** What holds for a whole document. */
export interface TextDirection {
  dir: 'ltr' | 'rtl'
}

export interface ParagraphPlacement {
  /** of its paragraphs */
  style?: string | undefined
  /** how deep inside quotes and lists */
  depth: number
  /** before the first paragraph of a list's item */
  bullet?: { reference: string; instance: number; level: number } | undefined
}

const indent = 500

/** The blocks of a text; `nextList` counts the ordered lists of a document, so that each begins anew. */
export function blocksToDocx(
  blocks: readonly TextBlock[],
  manner: TextDirection,
  nextList: (start: number) => string,
  place: ParagraphPlacement = { depth: 0 },
): Paragraph[] {
  return blocks.flatMap((block, at) => {
    // Only an item's first paragraph bears its number.
    const here = at === 0 ? place : { ...place, bullet: undefined }
    switch (block.kind) {
      case 'paragraph':
        return [paragraphToDocx(block.children, manner, here, keepsWithNext(blocks[at + 1]))]
      case 'heading':
        return [
          new Paragraph({
            heading: HeadingLevel.HEADING_2,
            bidirectional: manner.dir === 'rtl',
            children: inlinesToDocx(block.children, manner),
          }),
        ]
      case 'quote':
        return blocksToDocx(block.children, manner, nextList, { ...here, depth: place.depth + 1 })
      case 'list': {
        const reference = block.ordered ? nextList(block.start) : 'bullets'
        const bullet = { reference, instance: 0, level: Math.min(place.depth, 3) }
        return block.items.flatMap((item) =>
          blocksToDocx(item, manner, nextList, { ...place, depth: place.depth + 1, bullet }),
        )
      }
    }
  })
}

/** What introduces a list or a quotation stays with it. */
const keepsWithNext = (next: TextBlock | undefined): boolean =>
  next?.kind === 'list' || next?.kind === 'quote'

const paragraphToDocx = (
  children: readonly TextInline[],
  manner: TextDirection,
  { style, depth, bullet }: ParagraphPlacement,
  keepNext: boolean,
) =>
  new Paragraph({
    keepNext,
    bidirectional: manner.dir === 'rtl',
    ...(style === undefined ? {} : { style }),
    ...(bullet ? { numbering: bullet } : {}),
    ...(depth > 0 && !bullet ? { indent: { start: depth * indent } } : {}),
    children: inlinesToDocx(children, manner),
  })

/** Runs of a paragraph, with real footnotes where the text has its notes. */
export function inlinesToDocx(
  inlines: readonly TextInline[],
  manner: TextDirection,
  style: IRunOptions = {},
): ParagraphChild[] {
  return inlines.flatMap((inline): ParagraphChild[] => {
    switch (inline.kind) {
      case 'text':
        return [new TextRun({ ...style, text: inline.text, rightToLeft: manner.dir === 'rtl' })]
      case 'strong':
        return inlinesToDocx(inline.children, manner, { ...style, bold: true, boldComplexScript: true })
      case 'emphasis':
        return inlinesToDocx(inline.children, manner, { ...style, italics: true })
      case 'link':
        return [
          new ExternalHyperlink({
            link: inline.url,
            children: inlinesToDocx(inline.children, { dir: 'ltr' }, { ...style, style: 'Hyperlink' }),
          }),
        ]
      case 'break':
        return [new TextRun({ break: 1 })]
      case 'note':
        return [new FootnoteReferenceRun(inline.number)]
    }
  })
}
