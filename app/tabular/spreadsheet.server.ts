import { readSheet } from 'read-excel-file/node'
import { dayOf } from '#app/time/days.ts'
import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import type { CsvRecord } from './csv-record.ts'
import { checkZip } from './zip-limits.server.ts'

/** Parses the rows of the first sheet of an XLSX file; lines are its row numbers. Skips empty rows. */
export async function parseSpreadsheet(bytes: Buffer, file: string): Promise<Result<CsvRecord[], Problem[]>> {
  const fail = (what: string) =>
    err([{ file, line: 1, column: 1, what, todo: 'Save the list as "CSV UTF-8" and import that.' }])
  const harm = checkZip(bytes)
  if (harm !== undefined) return fail(`The spreadsheet was not read. ${harm}`)
  try {
    const rows = await readSheet(bytes, 1)
    return ok(
      rows
        .map((cells, i) => ({ line: i + 1, cells: trimEnd(cells.map(formatCell)) }))
        .filter(({ cells }) => cells.length > 0),
    )
  } catch {
    return fail('This is not a readable XLSX spreadsheet.')
  }
}

const formatCell = (cell: unknown): string => {
  if (cell instanceof Date) return dayOf(cell)
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : ''
}

function trimEnd(cells: readonly string[]): string[] {
  let length = cells.length
  while (length > 0 && cells[length - 1]?.trim() === '') length--
  return cells.slice(0, length)
}
