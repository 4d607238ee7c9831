import type { TaggedText } from '#app/signature/signatory/signatory-line.ts'
import type { TextBlock } from '#app/statement/text/text.ts'

/** A signatory's name in a document. */
export interface SheetName {
  name: TaggedText
  otherName?: TaggedText | undefined
  title?: string | undefined
  /** in the document's language */
  country?: string | undefined
}

export interface SheetList {
  /** empty when it is the only list */
  heading: string
  kind: 'organisation' | 'person'
  /** the number of the first name; without it 1 */
  start?: number
  names: readonly SheetName[]
}

/** A statement with its signatories, laid out for a document of any format. All of it is text; nothing in it is markup. */
export interface StatementSheet {
  /** of the text: BCP 47 */
  lang: string
  dir: 'ltr' | 'rtl'
  title: string
  letterhead: readonly string[]
  placeAndDate: string
  /** lines: name, office, postal lines */
  addressees: readonly (readonly string[])[]
  /** "Copies:", the label before them */
  copiesLabel: string
  copies: readonly (readonly string[])[]
  subject: string
  salutation: string
  body: readonly TextBlock[]
  notes: readonly (readonly TextBlock[])[]
  /** "Notes", for formats that print them at the end */
  notesLabel: string
  close: string
  /** "Signatories" */
  heading: string
  /** "321 organisations, 39 of them anonymous" */
  counts: readonly string[]
  /** paragraphs about the list of signatories */
  remarks: readonly string[]
  lists: readonly SheetList[]
  /** footer lines: the version, the counts, the time */
  foot: readonly string[]
  /** when the document was made: ISO 8601, UTC */
  moment: string
}

/** The title as it follows a name, with the comma of its own script. */
export const formatTitleSuffix = (title: string): string =>
  /\p{Script=Han}/u.test(title) ? `，${title}` : `${/\p{Script=Arabic}/u.test(title) ? '،' : ','} ${title}`

/** In how many columns names are printed: three hold most names in one or two lines, persons with titles need the whole width. */
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
