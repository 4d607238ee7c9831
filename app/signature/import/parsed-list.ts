import type { ImportedSignatory } from './signatories-csv.ts'

/** How a line of a list was read. */
export interface ParsedLine {
  /** counted from 1 */
  line: number
  row: ImportedSignatory
  /** what was changed about it, in words */
  cleaned: readonly string[]
}

export interface SkippedLines {
  from: number
  to: number
  why: string
}

export interface ListProblem {
  line: number
  what: string
  todo: string
}

/** What a list was read as, before anything is done with it. With a problem nothing of it is imported. */
export interface ParsedList {
  read: ParsedLine[]
  leftOut: SkippedLines[]
  /** what is no mistake, and wants a look */
  notes: ListProblem[]
  problems: ListProblem[]
}
