import type { TaggedText } from '#app/signature/signatory/signatory-line.ts'
import type { TextBlock } from '#app/statement/text/text.ts'

/** A name of the roll as it stands in a document. */
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

/** A statement with its signatories as it goes into a document of any format. All of it is text; nothing in it is markup. */
export interface StatementSheet {
  /** of the text: BCP 47 */
  lang: string
  dir: 'ltr' | 'rtl'
  title: string
  letterhead: readonly string[]
  placeAndDate: string
  /** lines: name, office, postal lines */
  addressees: readonly (readonly string[])[]
  /** "Copies:", before those who get one */
  copiesLabel: string
  copies: readonly (readonly string[])[]
  subject: string
  salutation: string
  body: readonly TextBlock[]
  notes: readonly (readonly TextBlock[])[]
  /** "Notes", where a format has them at its end */
  notesLabel: string
  close: string
  /** "Signatories" */
  heading: string
  /** "321 organisations, 39 of them anonymous" */
  counts: readonly string[]
  /** paragraphs: what a reader should know about the list */
  remarks: readonly string[]
  lists: readonly SheetList[]
  /** lines with the version, the moment and the counts */
  foot: readonly string[]
  /** when the document was set: ISO 8601, UTC */
  moment: string
}

/** A title as it follows the name, with the comma of its own script. */
export const formatTitleSuffix = (title: string): string =>
  /\p{Script=Han}/u.test(title) ? `，${title}` : `${/\p{Script=Arabic}/u.test(title) ? '،' : ','} ${title}`
