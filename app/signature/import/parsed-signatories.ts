import type { ImportedSignatory } from './signatories-csv.ts'

/** A line of an imported file that was read as a signatory. */
export interface ParsedLine {
  /** counted from 1 */
  line: number
  row: ImportedSignatory
  /** descriptions of the changes made to it */
  cleaned: readonly string[]
}

export interface SkippedLines {
  from: number
  to: number
  why: string
}

export interface ImportProblem {
  line: number
  what: string
  todo: string
}

/** The result of reading a file of signatories. If there is any problem, nothing is imported. */
export interface ParsedSignatories {
  read: ParsedLine[]
  leftOut: SkippedLines[]
  /** remarks that are no mistakes but should be checked */
  notes: ImportProblem[]
  problems: ImportProblem[]
}
