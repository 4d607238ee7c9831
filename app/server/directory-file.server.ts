import { parse } from 'csv-parse/sync'
import { checkDirectoryText } from '../domain/directory/check-text.ts'
import type { DirectoryRow } from '../domain/directory/parse-directory.ts'
import type { Problem } from '../domain/problem.ts'
import { accept, refuse, type Result } from '../domain/result.ts'
import { readBounded } from './read-bounded.server.ts'

export const maxDirectoryBytes = 4 * 1024 * 1024
export const maxDirectoryRows = 50_000

export interface DirectoryRows {
  header: string[]
  rows: DirectoryRow[]
}

/** The rows of a directory file. `file` is how messages name it. */
export function readDirectoryRows(path: string, file = path): Result<DirectoryRows, Problem[]> {
  const bytes = readBounded(path, file, maxDirectoryBytes)
  return bytes.ok ? parseDirectoryRows(bytes.value, file) : refuse([bytes.error])
}

/** The rows of a directory file that was read already. */
export function parseDirectoryRows(bytes: Uint8Array, file: string): Result<DirectoryRows, Problem[]> {
  const fail = (line: number, what: string, todo: string) => refuse([{ file, line, column: 1, what, todo }])
  if (bytes.length > maxDirectoryBytes)
    return fail(1, `The file is larger than ${maxDirectoryBytes} bytes.`, 'Split it.')
  const text = new TextDecoder('utf-8').decode(bytes)
  const problems = checkDirectoryText(file, text)
  if (problems.length > 0) return refuse(problems)

  const records: { record: string[]; end: number }[] = []
  try {
    parse(text, {
      on_record: (record: string[], { lines }) => {
        records.push({ record, end: lines })
        return null
      },
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    })
  } catch {
    // The library says where a quote confused it; where the row begins is where an organiser must look.
    return fail(
      nextLine(text, records.at(-1)?.end ?? 0),
      'This row does not read as CSV.',
      'Check its quotes: each that opens must close, and one inside a cell is written twice.',
    )
  }
  const [first, ...others] = records
  const header = first?.record ?? []
  if (others.length > maxDirectoryRows)
    return fail(maxDirectoryRows + 2, `The file has more than ${maxDirectoryRows} rows.`, 'Split it.')
  const rows: DirectoryRow[] = []
  for (const { record, end } of others) {
    const breaks = record.join('').split(/\r\n|[\r\n]/).length - 1
    const line = end - breaks
    const report = (what: string, todo: string) => problems.push({ file, line, column: 1, what, todo })
    if (breaks > 0)
      report(
        'A cell that begins on this line has a line break in it.',
        'Write each row on one line, and the lines of a postal address with " / " between them. If no break is meant, a quote is not closed.',
      )
    else if (record.length !== header.length)
      report(
        `This row has ${record.length} ${record.length === 1 ? 'cell' : 'cells'}, the first line has ${header.length}.`,
        record.length === 1 && record[0]?.includes(';')
          ? 'Part the cells with commas, not with semicolons.'
          : 'Write one cell for each column, empty where nothing is known; put a cell with a comma in quotes.',
      )
    else rows.push({ line, cells: Object.fromEntries(header.map((column, i) => [column, record[i] ?? ''])) })
  }
  return problems.length > 0 ? refuse(problems) : accept({ header, rows })
}

/** The first line with something on it behind a line, both counted from 1. */
function nextLine(text: string, line: number): number {
  const lines = text.split(/\r\n|[\r\n]/)
  let next = line
  while (next < lines.length - 1 && /^[\s,]*$/.test(lines[next] ?? '')) next++
  return next + 1
}
