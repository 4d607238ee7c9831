import { toOneLine } from '../../text/clean-text.ts'
import type { OwnText } from '../../domain/statement/signatory-line.ts'
import type { TextBlock, TextInline } from '../../domain/statement/text.ts'
import { readLine } from './sheet.server.ts'
import { behindName, type SheetList, type SheetName, type StatementSheet } from './statement-sheet.server.ts'

/** What statement.typ reads. */
export function layStatement(sheet: StatementSheet) {
  const lines = (all: readonly string[]) => all.map(readLine).filter((line) => line !== '')
  const addressed = (all: readonly (readonly string[])[]) => all.map(lines).filter((one) => one.length > 0)
  return {
    lang: sheet.lang,
    dir: sheet.dir,
    title: toOneLine(sheet.title),
    letterhead: lines(sheet.letterhead),
    placeAndDate: readLine(sheet.placeAndDate),
    addressees: addressed(sheet.addressees),
    copiesLabel: readLine(sheet.copiesLabel),
    copies: addressed(sheet.copies),
    subject: readLine(sheet.subject),
    salutation: readLine(sheet.salutation),
    body: sheet.body.map(layBlock),
    lastIsShort: sheet.body.length > 1 && lengthOf(sheet.body.slice(-1)) < 900,
    notes: sheet.notes.map((blocks) => blocks.map(layBlock)),
    close: lines(sheet.close.split('\n')),
    heading: readLine(sheet.heading),
    counts: lines(sheet.counts),
    remarks: lines(sheet.remarks),
    lists: sheet.lists.filter(({ names }) => names.length > 0).map((list) => layList(list, sheet.dir)),
    foot: lines(sheet.foot),
    moment: layMoment(new Date(sheet.moment)),
  }
}

const layList = ({ heading, names, kind, start = 1 }: SheetList, dir: OwnText['dir']) => ({
  heading: readLine(heading),
  columns: chooseColumns(names, kind),
  start,
  entries: names.map((name) => layName(name, dir)),
})

/** Three columns hold most names in one or two lines; persons with their titles need the width of the page. */
export function chooseColumns(names: readonly SheetName[], kind: SheetList['kind']): 1 | 2 | 3 {
  if (names.length <= 6) return 1
  if (kind === 'person' && names.some(({ title }) => title !== undefined)) return 1
  if (names.length < 90) return 2
  const long = names.filter(
    ({ name, otherName, country = '' }) =>
      name.text.length + (otherName?.text.length ?? 0) + country.length > 60,
  ).length
  return long > names.length / 10 ? 2 : 3
}

const layName = ({ name, otherName, title, country }: SheetName, dir: OwnText['dir']) => ({
  names: [name, ...(otherName ? [otherName] : [])].map((own) => layOwn(own, dir)),
  title: title === undefined ? null : behindName(readLine(title)),
  country: country === undefined ? null : readLine(country),
  // No name of a country falls apart at the end of a line, unless it could be longer than the line.
  keptWhole: country !== undefined && country.length <= 26 && /[\s\p{Script=Han}]/u.test(country),
})

const layOwn = ({ text, lang = '', dir }: OwnText, around: OwnText['dir']) => ({
  text: readLine(text),
  // The typesetter knows languages, not scripts.
  lang: /^(?!und)[a-z]{2,3}(?=-|$)/.exec(lang)?.[0] ?? null,
  // A Latin name in a Chinese letter keeps its narrow apostrophes and dashes.
  latin: !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F]/u.test(text),
  turned: dir !== around,
})

function layBlock(block: TextBlock): TextBlock {
  switch (block.kind) {
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(layBlock)) }
    case 'quote':
      return { ...block, children: block.children.map(layBlock) }
    default:
      return { ...block, children: block.children.map(layInline) }
  }
}

type LaidInline = TextInline & { isAddress?: boolean }

function layInline(inline: TextInline): LaidInline {
  if (inline.kind === 'text') return { kind: 'text', text: inline.text.toWellFormed().replace(/\s+/g, ' ') }
  if (!('children' in inline)) return inline
  const children = inline.children.map(layInline)
  return inline.kind === 'link'
    ? { ...inline, children, isAddress: isAddress(inline.children) }
    : { ...inline, children }
}

const isAddress = ([first]: readonly TextInline[]): boolean =>
  first?.kind === 'text' && /^(?:https?:\/\/|mailto:|www\.|[\w.+-]+@)/i.test(first.text)

/** How many characters, about. */
const lengthOf = (body: readonly TextBlock[]): number => JSON.stringify(body).length

const layMoment = (moment: Date) => ({
  year: moment.getUTCFullYear(),
  month: moment.getUTCMonth() + 1,
  day: moment.getUTCDate(),
  hour: moment.getUTCHours(),
  minute: moment.getUTCMinutes(),
  second: moment.getUTCSeconds(),
})
