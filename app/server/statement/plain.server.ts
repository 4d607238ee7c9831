import { toOneLine } from '../../text/clean-text.ts'
import type { OwnText } from '../../domain/statement/signatory-line.ts'
import type { TextBlock, TextInline } from '../../domain/statement/text.ts'
import {
  behindName,
  type SheetList,
  type SheetName,
  type StatementSheet,
} from '../typeset/statement-sheet.server.ts'
import { widthOf, wrap } from './plain-wrap.server.ts'

const columns = 78

/** A statement as plain text: lines of at most 78 columns, notes as [1] and at the end, names as a numbered list. */
export function writePlain(sheet: StatementSheet): string {
  const address = (all: StatementSheet['addressees']) => all.map((lines) => lines.join('\n'))
  const paragraphs = [
    sheet.letterhead.join('\n'),
    wrapped(sheet.placeAndDate),
    ...address(sheet.addressees),
    ...(sheet.copies.length === 0 ? [] : [sheet.copiesLabel, ...address(sheet.copies)]),
    underlined(sheet.subject, '='),
    wrapped(sheet.salutation),
    ...writeBlocks(sheet.body, 0),
    sheet.close,
    underlined(sheet.heading, '='),
    sheet.counts.join('\n'),
    ...sheet.remarks.map(wrapped),
    ...sheet.lists.flatMap((list) => writeList(list, sheet.dir)),
    ...(sheet.notes.length === 0 ? [] : [underlined(sheet.notesLabel, '=')]),
    ...sheet.notes.map((note, at) => hangBlocks(`[${at + 1}] `, note)),
    `${'-'.repeat(3)}\n${sheet.foot.join('\n')}`,
  ]
  return `${paragraphs.filter((one) => one !== '').join('\n\n')}\n`
}

const wrapped = (text: string): string => wrap(toOneLine(text), columns).join('\n')

/** Empty for a heading that is not there. */
const underlined = (heading: string, line: '=' | '-'): string => {
  if (heading === '') return ''
  const lines = wrap(toOneLine(heading), columns)
  return `${lines.join('\n')}\n${line.repeat(Math.max(...lines.map(widthOf)))}`
}

function writeList({ heading, names, start = 1 }: SheetList, dir: StatementSheet['dir']): string[] {
  if (names.length === 0) return []
  const digits = String(start + names.length - 1).length
  const list = names.map((name, at) =>
    hangWrapped(`${String(start + at).padStart(digits)}. `, writeName(name, dir)),
  )
  return [underlined(heading, '-'), list.join('\n')]
}

const writeName = ({ name, otherName, title, country }: SheetName, dir: StatementSheet['dir']): string =>
  [
    setApart(name, dir),
    otherName === undefined ? '' : ` (${setApart(otherName, dir)})`,
    title === undefined ? '' : behindName(toOneLine(title)),
    country === undefined ? '' : ` · ${country}`,
  ].join('')

/** A name of the other direction as an isolate (UAX 9), so that two of them do not change places. */
const setApart = ({ text, dir }: OwnText, around: StatementSheet['dir']): string =>
  dir === around ? toOneLine(text) : `${dir === 'rtl' ? '\u2067' : '\u2066'}${toOneLine(text)}\u2069`

/** Paragraphs; `depth` columns are kept free for what stands before them. */
function writeBlocks(blocks: readonly TextBlock[], depth: number): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
        return [
          writeInlines(block.children)
            .split('\n')
            .map((line) => wrap(line, columns - depth).join('\n'))
            .join('\n'),
        ]
      case 'heading':
        return [underlined(writeInlines(block.children), '-')]
      case 'quote':
        return writeBlocks(block.children, depth + 4).map((text) => hang('    ', text))
      case 'list':
        return [
          block.items
            .map((item, at) => {
              const mark = block.ordered ? `${block.start + at}. ` : '- '
              return hang(mark, writeBlocks(item, depth + mark.length).join('\n\n'))
            })
            .join('\n'),
        ]
    }
  })
}

const writeInlines = (inlines: readonly TextInline[]): string =>
  inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return inline.text.replace(/\s+/g, ' ')
        case 'break':
          return '\n'
        case 'note':
          return `[${inline.number}]`
        case 'link':
          return writeLink(writeInlines(inline.children), inline.url)
        default:
          return writeInlines(inline.children)
      }
    })
    .join('')

const writeLink = (text: string, url: string): string => (text === url ? url : `${text} <${url}>`)

const hangBlocks = (mark: string, blocks: readonly TextBlock[]): string =>
  hang(mark, writeBlocks(blocks, mark.length).join('\n\n'))

const hangWrapped = (mark: string, text: string): string =>
  hang(mark, wrap(text, columns - mark.length).join('\n'))

/** The mark before the first line, and as much room before the others. */
const hang = (mark: string, text: string): string =>
  mark + text.replace(/\n(?!\n)/g, `\n${' '.repeat(mark.length)}`)
