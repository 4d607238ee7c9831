import { suggestKnown } from '#app/core/suggest-known.ts'
import type { Problem } from '#app/core/problem.ts'
import type { Reference } from '#app/reference/reference.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { checkRow } from './check-row.ts'
import { directoryColumns, requiredColumns, type DirectoryColumn } from './columns.ts'
import { fillCells, entryKeyOf, formatKey, type DirectoryEntry } from './entry.ts'
import { unescapeFormula } from '#app/tabular/formula.ts'

/** A row of a directory file with its line, counted from 1. */
export interface DirectoryRow {
  line: number
  cells: Readonly<Record<string, string>>
}

export interface ParseOptions {
  /**
   * the allowed ids of offices, for a campaign's own directory; without it any well-formed id is accepted
   */
  offices?: readonly string[]
  /** whether personal mailboxes are accepted */
  allowPersonal?: boolean
  /** the last allowed day, ISO */
  latest?: string
}

/**
 * Parses the rows of a directory file. Rows need a source and its date; one mistake refuses the file.
 */
export function parseDirectory(
  file: string,
  header: readonly string[],
  rows: readonly DirectoryRow[],
  reference: Reference,
  { offices, allowPersonal = false, latest }: ParseOptions = {},
): Result<DirectoryEntry[], Problem[]> {
  const problems = checkHeader(file, header)
  if (problems.length > 0) return err(problems)
  const entries: DirectoryEntry[] = []
  const lines = new Map<string, number>()
  for (const { line, cells: given } of rows) {
    const raw = fillCells(given)
    const cells = normaliseCells(raw)
    const key = entryKeyOf(cells)
    const complaints = checkRow(raw, cells, { reference, offices, allowPersonal, latest })
    const earlier = lines.get(key)
    if (earlier === undefined) lines.set(key, line)
    else if (key !== ' ')
      complaints.push([`${formatKey(key)} is on lines ${earlier} and ${line}.`, 'Keep one row.'])
    problems.push(...complaints.map(([what, todo]) => ({ file, line, column: 1, what, todo })))
    entries.push({ key, cells })
  }
  return problems.length > 0 ? err(problems) : ok(entries)
}

/**
 * Normalises each cell: composed letters (NFC), single spaces, without a spreadsheet's apostrophe.
 */
function normaliseCells(raw: Readonly<Record<DirectoryColumn, string>>): Record<DirectoryColumn, string> {
  const read = (text: string) => text && unescapeFormula(text.normalize('NFC').replace(/\s+/g, ' ').trim())
  return fillCells(Object.fromEntries(directoryColumns.map((column) => [column, read(raw[column])])))
}

function checkHeader(file: string, header: readonly string[]): Problem[] {
  const problems: Problem[] = []
  const report = (what: string, todo: string) => problems.push({ file, line: 1, column: 1, what, todo })
  const needed = header.includes('state') ? [...requiredColumns, ['seat']] : requiredColumns
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
        column === '' ? 'Name it, or remove it.' : suggestKnown(column, directoryColumns),
      )
    if (header.indexOf(column) !== header.lastIndexOf(column))
      report(`The column "${column}" appears twice.`, 'Keep one.')
  }
  return problems
}
