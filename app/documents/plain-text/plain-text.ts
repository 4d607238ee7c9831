import { toOneLine } from '#app/text/characters/clean-text.ts'
import type { TaggedText } from '#app/signature/signatory/signatory-line.ts'
import type { TextBlock, TextInline } from '#app/statement/text/text.ts'
import {
  formatTitleSuffix,
  type SheetList,
  type SheetName,
  type StatementSheet,
} from '#app/documents/statement-sheet.ts'
import { displayWidth, wrapText } from './wrap-text.ts'

const columns = 78

/** Formats a statement as plain text: lines of at most 78 columns, note marks as [1] with the notes at the end, names as a numbered list. */
export function formatPlainText(sheet: StatementSheet): string {
  const address = (all: StatementSheet['addressees']) => all.map((lines) => lines.join('\n'))
  const paragraphs = [
    sheet.letterhead.join('\n'),
    formatWrapped(sheet.placeAndDate),
    ...address(sheet.addressees),
    ...(sheet.copies.length === 0 ? [] : [sheet.copiesLabel, ...address(sheet.copies)]),
    formatUnderlined(sheet.subject, '='),
    formatWrapped(sheet.salutation),
    ...formatBlocks(sheet.body, 0),
    sheet.close,
    formatUnderlined(sheet.heading, '='),
    sheet.counts.join('\n'),
    ...sheet.remarks.map(formatWrapped),
    ...sheet.lists.flatMap((list) => formatList(list, sheet.dir)),
    ...(sheet.notes.length === 0 ? [] : [formatUnderlined(sheet.notesLabel, '=')]),
    ...sheet.notes.map((note, at) => hangBlocks(`[${at + 1}] `, note)),
    `${'-'.repeat(3)}\n${sheet.foot.join('\n')}`,
  ]
  return `${paragraphs.filter((one) => one !== '').join('\n\n')}\n`
}

const formatWrapped = (text: string): string => wrapText(toOneLine(text), columns).join('\n')

/** An empty heading gives an empty text. */
const formatUnderlined = (heading: string, line: '=' | '-'): string => {
  if (heading === '') return ''
  const lines = wrapText(toOneLine(heading), columns)
  return `${lines.join('\n')}\n${line.repeat(Math.max(...lines.map(displayWidth)))}`
}

function formatList({ heading, names, start = 1 }: SheetList, dir: StatementSheet['dir']): string[] {
  if (names.length === 0) return []
  const digits = String(start + names.length - 1).length
  const list = names.map((name, at) =>
    hangWrapped(`${String(start + at).padStart(digits)}. `, formatName(name, dir)),
  )
  return [formatUnderlined(heading, '-'), list.join('\n')]
}

const formatName = ({ name, otherName, title, country }: SheetName, dir: StatementSheet['dir']): string =>
  [
    isolateText(name, dir),
    otherName === undefined ? '' : ` (${isolateText(otherName, dir)})`,
    title === undefined ? '' : formatTitleSuffix(toOneLine(title)),
    country === undefined ? '' : ` · ${country}`,
  ].join('')

/** Wraps a name of the other direction in an isolate (UAX 9), so that two of them do not swap places. */
const isolateText = ({ text, dir }: TaggedText, outer: StatementSheet['dir']): string =>
  dir === outer ? toOneLine(text) : `${dir === 'rtl' ? '\u2067' : '\u2066'}${toOneLine(text)}\u2069`

/** Paragraphs; `depth` columns are left free for the marks before them. */
function formatBlocks(blocks: readonly TextBlock[], depth: number): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
        return [
          formatInlines(block.children)
            .split('\n')
            .map((line) => wrapText(line, columns - depth).join('\n'))
            .join('\n'),
        ]
      case 'heading':
        return [formatUnderlined(formatInlines(block.children), '-')]
      case 'quote':
        return formatBlocks(block.children, depth + 4).map((text) => hangText('    ', text))
      case 'list':
        return [
          block.items
            .map((item, at) => {
              const mark = block.ordered ? `${block.start + at}. ` : '- '
              return hangText(mark, formatBlocks(item, depth + mark.length).join('\n\n'))
            })
            .join('\n'),
        ]
    }
  })
}

const formatInlines = (inlines: readonly TextInline[]): string =>
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
          return formatLink(formatInlines(inline.children), inline.url)
        case 'emphasis':
        case 'strong':
          return formatInlines(inline.children)
      }
    })
    .join('')

const formatLink = (text: string, url: string): string => (text === url ? url : `${text} <${url}>`)

const hangBlocks = (mark: string, blocks: readonly TextBlock[]): string =>
  hangText(mark, formatBlocks(blocks, mark.length).join('\n\n'))

const hangWrapped = (mark: string, text: string): string =>
  hangText(mark, wrapText(text, columns - mark.length).join('\n'))

/** A hanging indent: the mark before the first line, and spaces of the same width before the others. */
const hangText = (mark: string, text: string): string =>
  mark + text.replace(/\n(?!\n)/g, `\n${' '.repeat(mark.length)}`)
