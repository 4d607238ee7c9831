import { parse } from 'csv-parse/sync'
import { ok, err, type Result } from '#app/core/result.ts'
import type { CsvRecord } from './csv-record.ts'

/**
 * Parses the records of a CSV text, whatever their number of cells; skips empty ones. The error is the line,
 * counted from 1, from which the text is not CSV.
 */
export function parseCsv(text: string, delimiter = ','): Result<CsvRecord[], number> {
  const records: CsvRecord[] = []
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
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    })
  } catch {
    // The library reports where a quote confused it; an organiser needs the line where the row begins.
    return err(nextLine(text, end, delimiter))
  }
  return ok(records)
}

/** The first line after a given one that is not empty, both counted from 1. */
function nextLine(text: string, line: number, delimiter: string): number {
  const lines = text.split(/\r\n|[\r\n]/)
  let next = line
  while (next < lines.length - 1 && (lines[next] ?? '').replaceAll(delimiter, '').trim() === '') next++
  return next + 1
}
