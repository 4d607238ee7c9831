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

interface TextDirection {
  dir: 'ltr' | 'rtl'
}

interface ParagraphPlacement {
  style?: string | undefined
  /** nesting level inside quotes and lists */
  depth: number
  /** the bullet or number of a list item's first paragraph */
  bullet?: { reference: string; instance: number; level: number } | undefined
}

const indent = 500

/** Converts blocks of text to paragraphs; `nextList` names the next ordered list, so that each has its own numbers. */
export function blocksToDocx(
  blocks: readonly TextBlock[],
  direction: TextDirection,
  nextList: (start: number) => string,
  place: ParagraphPlacement = { depth: 0 },
): Paragraph[] {
  return blocks.flatMap((block, at) => {
    // Only the first paragraph of an item has its number.
    const here = at === 0 ? place : { ...place, bullet: undefined }
    switch (block.kind) {
      case 'paragraph':
        return [paragraphToDocx(block.children, direction, here, keepsWithNext(blocks[at + 1]))]
      case 'heading':
        return [
          new Paragraph({
            heading: HeadingLevel.HEADING_2,
            bidirectional: direction.dir === 'rtl',
            children: inlinesToDocx(block.children, direction),
          }),
        ]
      case 'quote':
        return blocksToDocx(block.children, direction, nextList, { ...here, depth: place.depth + 1 })
      case 'list': {
        const reference = block.ordered ? nextList(block.start) : 'bullets'
        const bullet = { reference, instance: 0, level: Math.min(place.depth, 3) }
        return block.items.flatMap((item) =>
          blocksToDocx(item, direction, nextList, { ...place, depth: place.depth + 1, bullet }),
        )
      }
    }
  })
}

/** Whether a paragraph must stay on the page of what follows: it introduces a list or a quotation. */
const keepsWithNext = (next: TextBlock | undefined): boolean =>
  next?.kind === 'list' || next?.kind === 'quote'

const paragraphToDocx = (
  children: readonly TextInline[],
  direction: TextDirection,
  { style, depth, bullet }: ParagraphPlacement,
  keepNext: boolean,
) =>
  new Paragraph({
    keepNext,
    bidirectional: direction.dir === 'rtl',
    ...(style === undefined ? {} : { style }),
    ...(bullet ? { numbering: bullet } : {}),
    ...(depth > 0 && !bullet ? { indent: { start: depth * indent } } : {}),
    children: inlinesToDocx(children, direction),
  })

/** Converts inline text to runs, and note marks to real footnotes. */
function inlinesToDocx(
  inlines: readonly TextInline[],
  direction: TextDirection,
  style: IRunOptions = {},
): ParagraphChild[] {
  return inlines.flatMap((inline): ParagraphChild[] => {
    switch (inline.kind) {
      case 'text':
        return [new TextRun({ ...style, text: inline.text, rightToLeft: direction.dir === 'rtl' })]
      case 'strong':
        return inlinesToDocx(inline.children, direction, { ...style, bold: true, boldComplexScript: true })
      case 'emphasis':
        return inlinesToDocx(inline.children, direction, { ...style, italics: true })
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
