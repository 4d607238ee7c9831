import { toOneLine } from '#app/text/characters/clean-text.ts'
import type { TaggedText } from '#app/signature/signatory/signatory-line.ts'
import type { TextBlock, TextInline } from '#app/statement/text/text.ts'
import { cleanLine } from '#app/documents/clean-line.ts'
import {
  chooseColumns,
  formatTitleSuffix,
  type SheetList,
  type SheetName,
  type StatementSheet,
} from '#app/documents/statement-sheet.ts'

/** The input of statement.typ. */
export function statementToTypst(sheet: StatementSheet) {
  const lines = (all: readonly string[]) => all.map(cleanLine).filter((line) => line !== '')
  const addressed = (all: readonly (readonly string[])[]) => all.map(lines).filter((one) => one.length > 0)
  return {
    lang: sheet.lang,
    dir: sheet.dir,
    title: toOneLine(sheet.title),
    letterhead: lines(sheet.letterhead),
    placeAndDate: cleanLine(sheet.placeAndDate),
    addressees: addressed(sheet.addressees),
    copiesLabel: cleanLine(sheet.copiesLabel),
    copies: addressed(sheet.copies),
    subject: cleanLine(sheet.subject),
    salutation: cleanLine(sheet.salutation),
    body: sheet.body.map(blockToTypst),
    lastIsShort: sheet.body.length > 1 && approximateLength(sheet.body.slice(-1)) < 900,
    notes: sheet.notes.map((blocks) => blocks.map(blockToTypst)),
    close: lines(sheet.close.split('\n')),
    heading: cleanLine(sheet.heading),
    counts: lines(sheet.counts),
    remarks: lines(sheet.remarks),
    lists: sheet.lists.filter(({ names }) => names.length > 0).map((list) => listToTypst(list, sheet.dir)),
    foot: lines(sheet.foot),
    moment: momentToTypst(new Date(sheet.moment)),
  }
}

const listToTypst = ({ heading, names, kind, start = 1 }: SheetList, dir: TaggedText['dir']) => ({
  heading: cleanLine(heading),
  columns: chooseColumns(names, kind),
  start,
  entries: names.map((name) => nameToTypst(name, dir)),
})

const nameToTypst = ({ name, otherName, title, country }: SheetName, dir: TaggedText['dir']) => ({
  names: [name, ...(otherName ? [otherName] : [])].map((own) => taggedTextToTypst(own, dir)),
  title: title === undefined ? null : formatTitleSuffix(cleanLine(title)),
  country: country === undefined ? null : cleanLine(country),
  // The name of a country is never broken across lines, unless it could be longer than a line.
  keptWhole: country !== undefined && country.length <= 26 && /[\s\p{Script=Han}]/u.test(country),
})

const taggedTextToTypst = ({ text, lang = '', dir }: TaggedText, around: TaggedText['dir']) => ({
  text: cleanLine(text),
  // The typesetter takes languages only, no scripts.
  lang: /^(?!und)[a-z]{2,3}(?=-|$)/.exec(lang)?.[0] ?? null,
  // A Latin name in a Chinese letter keeps its narrow apostrophes and dashes.
  latin: !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F]/u.test(text),
  turned: dir !== around,
})

function blockToTypst(block: TextBlock): TextBlock {
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(blockToTypst)) }
    case 'quote':
      return { ...block, children: block.children.map(blockToTypst) }
    case 'heading':
    case 'paragraph':
      return { ...block, children: block.children.map(inlineToTypst) }
  }
}

type TypstInline = TextInline & { isAddress?: boolean }

function inlineToTypst(inline: TextInline): TypstInline {
  if (inline.kind === 'text') return { kind: 'text', text: inline.text.toWellFormed().replace(/\s+/g, ' ') }
  if (!('children' in inline)) return inline
  const children = inline.children.map(inlineToTypst)
  return inline.kind === 'link'
    ? { ...inline, children, isAddress: isAddress(inline.children) }
    : { ...inline, children }
}

const isAddress = ([first]: readonly TextInline[]): boolean =>
  first?.kind === 'text' && /^(?:https?:\/\/|mailto:|www\.|[\w.+-]+@)/i.test(first.text)

/** Roughly how many characters a text has. */
const approximateLength = (body: readonly TextBlock[]): number => JSON.stringify(body).length

const momentToTypst = (moment: Date) => ({
  year: moment.getUTCFullYear(),
  month: moment.getUTCMonth() + 1,
  day: moment.getUTCDate(),
  hour: moment.getUTCHours(),
  minute: moment.getUTCMinutes(),
  second: moment.getUTCSeconds(),
})
