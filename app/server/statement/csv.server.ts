import { parse } from 'csv-parse/sync'
import type { Problem } from '../../domain/problem.ts'
import { accept, refuse, type Result } from '../../domain/result.ts'
import type { CsvRecord } from '../../domain/statement/signatories-csv.ts'

/**
 * The lines of a CSV file whose cells are parted by commas, or by semicolons or tabs where the first line has more of
 * those. Lines without anything in them are left out.
 */
export function readCsv(text: string, file: string): Result<CsvRecord[], Problem[]> {
  const records: CsvRecord[] = []
  const fail = (line: number, what: string, todo: string) => refuse([{ file, line, column: 1, what, todo }])
  let end = 0
  try {
    parse(text, {
      on_record: (cells: string[], { lines }) => {
        const breaks = cells.join('').split(/\r\n|[\r\n]/).length - 1
        records.push({ line: lines - breaks, cells })
        end = lines
        return null
      },
      bom: true,
      delimiter: separatorOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    })
  } catch {
    return fail(
      end + 1,
      'From this line on the file does not read as CSV.',
      'Check its quotes: each that opens must close, and one inside a cell is written twice.',
    )
  }
  const broken = records.find(({ cells }) => cells.some((cell) => /[\r\n]/.test(cell)))
  return broken
    ? fail(
        broken.line,
        'A cell that begins on this line has a line break in it.',
        'Write each row on one line; if no break is meant, a quote is not closed.',
      )
    : accept(records)
}

function separatorOf(text: string): string {
  const header = text.split(/[\r\n]/, 1)[0] ?? ''
  const count = (separator: string) => header.split(separator).length
  return [',', ';', '\t'].reduce((most, other) => (count(other) > count(most) ? other : most))
}
