import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import type { CsvRecord } from './csv-record.ts'
import { parseCsv } from './parse-csv.ts'

/**
 * Parses the records of a CSV file, separated by commas, or by semicolons or tabs where the first line has
 * more of those. Empty lines are skipped. `file` is its name in problems.
 */
export function parseCsvFile(text: string, file: string): Result<CsvRecord[], Problem[]> {
  const fail = (line: number, what: string, todo: string) => err([{ file, line, column: 1, what, todo }])
  const records = parseCsv(text, findSeparator(text))
  if (!records.ok)
    return fail(
      records.error,
      'From this line on, the file is not valid CSV.',
      'Check the quotes: each opening quote needs a closing one, and a quote inside a cell is written twice.',
    )
  const broken = records.value.find(({ cells }) => cells.some((cell) => /[\r\n]/.test(cell)))
  return broken
    ? fail(
        broken.line,
        'A cell that begins on this line contains a line break.',
        'Write each row on one line. If there is no line break in it, a closing quote is missing.',
      )
    : ok(records.value)
}

function findSeparator(text: string): string {
  const header = text.split(/[\r\n]/, 1)[0] ?? ''
  const count = (separator: string) => header.split(separator).length
  return [',', ';', '\t'].reduce((most, other) => (count(other) > count(most) ? other : most))
}
