import type { SignatoryRow } from './signatories-csv.ts'

/** How a line of a list was read. */
export interface ReadLine {
  /** counted from 1 */
  line: number
  row: SignatoryRow
  /** what was changed about it, in words */
  cleaned: readonly string[]
}

export interface LinesLeftOut {
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
export interface ListReading {
  read: ReadLine[]
  leftOut: LinesLeftOut[]
  /** what is no mistake, and wants a look */
  notes: ListProblem[]
  problems: ListProblem[]
}
