import { checkDirectoryText } from '#app/directory/check-directory-text.ts'
import type { DirectoryRow } from '#app/directory/parse-directory.ts'
import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { parseCsv } from '#app/tabular/parse-csv.ts'
import { readBounded } from '#app/core/files/read-bounded.server.ts'

export const maxDirectoryBytes = 4 * 1024 * 1024
const maxDirectoryRows = 50_000

interface DirectoryRows {
  header: readonly string[]
  rows: DirectoryRow[]
}

/** Reads the rows of a directory file. `file` is how messages name it. */
export function readDirectoryRows(path: string, file = path): Result<DirectoryRows, Problem[]> {
  const bytes = readBounded(path, file, maxDirectoryBytes)
  return bytes.ok ? parseDirectoryRows(bytes.value, file) : err([bytes.error])
}

/** Parses the bytes of a directory file. */
export function parseDirectoryRows(bytes: Uint8Array, file: string): Result<DirectoryRows, Problem[]> {
  const fail = (line: number, what: string, todo: string) => err([{ file, line, column: 1, what, todo }])
  if (bytes.length > maxDirectoryBytes)
    return fail(1, `The file is larger than ${maxDirectoryBytes} bytes.`, 'Split it.')
  const text = new TextDecoder('utf-8').decode(bytes)
  const problems = checkDirectoryText(file, text)
  if (problems.length > 0) return err(problems)

  const records = parseCsv(text)
  if (!records.ok)
    return fail(
      records.error,
      'This row does not read as CSV.',
      'Check the quotes: each opening quote needs a closing one, and a quote inside a cell is written twice.',
    )
  const [first, ...others] = records.value
  const header = first?.cells ?? []
  if (others.length > maxDirectoryRows)
    return fail(maxDirectoryRows + 2, `The file has more than ${maxDirectoryRows} rows.`, 'Split it.')
  const rows: DirectoryRow[] = []
  for (const { line, cells } of others) {
    const report = (what: string, todo: string) => problems.push({ file, line, column: 1, what, todo })
    if (cells.some((cell) => /[\r\n]/.test(cell)))
      report(
        'A cell that begins on this line contains a line break.',
        'Write each row on one line, and the lines of a postal address with " / " between them. If no break is meant, a quote is not closed.',
      )
    else if (cells.length !== header.length)
      report(
        `This row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, the first line has ${header.length}.`,
        cells.length === 1 && cells[0]?.includes(';')
          ? 'Part the cells with commas, not with semicolons.'
          : 'Write one cell for each column, empty where nothing is known; put a cell with a comma in quotes.',
      )
    else rows.push({ line, cells: Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ''])) })
  }
  return problems.length > 0 ? err(problems) : ok({ header, rows })
}
