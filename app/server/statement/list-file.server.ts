import type { Problem } from '../../domain/problem.ts'
import { accept, refuse, type Result } from '../../domain/result.ts'
import type { ListReading } from '../../domain/statement/list-reading.ts'
import { readList, type ReadOptions } from '../../domain/statement/read-list.ts'
import { readTable } from '../../domain/statement/read-table.ts'
import { parseCsvFile } from '../../tabular/parse-csv-file.ts'
import { parseSpreadsheet } from '../../tabular/spreadsheet.server.ts'
import { readBounded } from '../read-bounded.server.ts'
import { maxListBytes, maxListRows } from './signatories-file.server.ts'

/**
 * Reads a list of signatories that somebody collected elsewhere: XLSX and CSV by their columns (`.csv`, `.tsv`), any
 * other text line by line. Refuses what is too large, binary or not UTF-8 before any line is read.
 */
export async function readListFile(
  path: string,
  options: ReadOptions,
): Promise<Result<ListReading, Problem[]>> {
  const fail = (what: string, todo: string, line = 1) => refuse([{ file: path, line, column: 1, what, todo }])
  const read = readBounded(path, path, maxListBytes)
  if (!read.ok) return refuse([read.error])
  if (read.value.length > maxListBytes) return fail('The file is larger than 5 MB.', 'Split it.')
  const bytes = Buffer.from(read.value)
  const isZip = bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))
  const isTable = isZip || /\.(?:csv|tsv)$/i.test(path)
  if (isTable && options.lines) return fail('Lines are chosen from text alone.', 'Leave "--lines" out.')
  if (isZip) {
    const rows = await parseSpreadsheet(bytes, path)
    return rows.ok ? limit(rows.value, (records) => readTable(records, options)) : rows
  }
  const text = decode(bytes)
  if (text === undefined)
    return fail(
      'This is neither UTF-8 text nor an XLSX spreadsheet.',
      'Save the list as "CSV UTF-8" or as plain text in UTF-8.',
    )
  if (isTable) {
    const records = parseCsvFile(text, path)
    return records.ok ? limit(records.value, (rows) => readTable(rows, options)) : records
  }
  const lines = text.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '')
  return limit(lines, () => readList(text, options), 0)

  function limit<T>(
    rows: readonly T[],
    then: (rows: readonly T[]) => ListReading,
    header = 1,
  ): Result<ListReading, Problem[]> {
    return rows.length > maxListRows + header
      ? fail(
          `The list has ${rows.length - header} lines; ${maxListRows} can be imported.`,
          'Shorten the list to those that are to be named.',
        )
      : accept(then(rows))
  }
}

/** Undefined for what is no text: bytes that are not UTF-8, or the zeros of a binary file. */
function decode(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}
