import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import type { CsvRecord } from './csv-record.ts'
import { parseCsv } from './parse-csv.ts'

/**
 * The records of a CSV file, separated by commas, or by semicolons or tabs where the first line has more of those. Empty
 * lines are left out. `file` is how problems name it.
 */
export function parseCsvFile(text: string, file: string): Result<CsvRecord[], Problem[]> {
  const fail = (line: number, what: string, todo: string) => err([{ file, line, column: 1, what, todo }])
  const records = parseCsv(text, findSeparator(text))
  if (!records.ok)
    return fail(
      records.error,
      'From this line on the file does not read as CSV.',
      'Check its quotes: each that opens must close, and one inside a cell is written twice.',
    )
  const broken = records.value.find(({ cells }) => cells.some((cell) => /[\r\n]/.test(cell)))
  return broken
    ? fail(
        broken.line,
        'A cell that begins on this line has a line break in it.',
        'Write each row on one line; if no break is meant, a quote is not closed.',
      )
    : ok(records.value)
}

function findSeparator(text: string): string {
  const header = text.split(/[\r\n]/, 1)[0] ?? ''
  const count = (separator: string) => header.split(separator).length
  return [',', ';', '\t'].reduce((most, other) => (count(other) > count(most) ? other : most))
}
