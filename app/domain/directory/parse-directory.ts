import { adviseKnown } from '../campaign/did-you-mean.ts'
import type { Problem } from '../problem.ts'
import type { Reference } from '../reference/reference.ts'
import { accept, refuse, type Result } from '../result.ts'
import { checkRow } from './check-row.ts'
import { directoryColumns, neededColumns, type DirectoryColumn } from './columns.ts'
import { fillCells, keyOf, showKey, type Entry } from './entry.ts'
import { unguardCell } from '../../tabular/formula.ts'

/** A row of a directory file with its line, counted from 1. */
export interface DirectoryRow {
  line: number
  cells: Readonly<Record<string, string>>
}

export interface ParseOptions {
  /** ids that an office must be one of, as in a campaign's own directory; without it any well-formed id is taken */
  offices?: readonly string[]
  /** mailboxes of one person are refused unless this is true */
  allowPersonal?: boolean
  /** ISO; dates after it are refused */
  latest?: string
}

/** The entries of a directory file. Rows without a source and its date are refused; one mistake refuses the file. */
export function parseDirectory(
  file: string,
  header: readonly string[],
  rows: readonly DirectoryRow[],
  reference: Reference,
  { offices, allowPersonal = false, latest }: ParseOptions = {},
): Result<Entry[], Problem[]> {
  const problems = checkHeader(file, header)
  if (problems.length > 0) return refuse(problems)
  const entries: Entry[] = []
  const lines = new Map<string, number>()
  for (const { line, cells: given } of rows) {
    const raw = fillCells(given)
    const cells = readCells(raw)
    const key = keyOf(cells)
    const complaints = checkRow(raw, cells, { reference, offices, allowPersonal, latest })
    const earlier = lines.get(key)
    if (earlier === undefined) lines.set(key, line)
    else if (key !== ' ')
      complaints.push([`${showKey(key)} stands on lines ${earlier} and ${line}.`, 'Keep one row.'])
    problems.push(...complaints.map(([what, todo]) => ({ file, line, column: 1, what, todo })))
    entries.push({ key, cells })
  }
  return problems.length > 0 ? refuse(problems) : accept(entries)
}

/** Each cell as it is kept: composed letters (NFC), one blank where several stand, without a spreadsheet's apostrophe. */
function readCells(raw: Readonly<Record<DirectoryColumn, string>>): Record<DirectoryColumn, string> {
  const read = (text: string) => text && unguardCell(text.normalize('NFC').replace(/\s+/g, ' ').trim())
  return fillCells(Object.fromEntries(directoryColumns.map((column) => [column, read(raw[column])])))
}

function checkHeader(file: string, header: readonly string[]): Problem[] {
  const problems: Problem[] = []
  const report = (what: string, todo: string) => problems.push({ file, line: 1, column: 1, what, todo })
  const needed = header.includes('state') ? [...neededColumns, ['seat']] : neededColumns
  for (const columns of needed)
    if (!columns.some((column) => header.includes(column)))
      report(
        `The column ${columns.map((column) => `"${column}"`).join(' or ')} is missing.`,
        `The columns are: ${directoryColumns.join(', ')}.`,
      )
  for (const column of new Set(header)) {
    if (!(directoryColumns as readonly string[]).includes(column))
      report(
        column === '' ? 'A column has no name.' : `The column "${column}" is not known here.`,
        column === '' ? 'Name it, or take it out.' : adviseKnown(column, directoryColumns),
      )
    if (header.indexOf(column) !== header.lastIndexOf(column))
      report(`The column "${column}" stands here twice.`, 'Keep one.')
  }
  return problems
}
