import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import type { ParsedList } from './parsed-list.ts'
import { parseList, type ParseListOptions } from './parse-list.ts'
import { parseTable } from './parse-table.ts'
import { parseCsvFile } from '#app/tabular/parse-csv-file.ts'
import { parseSpreadsheet } from '#app/tabular/spreadsheet.server.ts'
import { readBounded } from '#app/core/files/read-bounded.server.ts'
import { maxListBytes, maxListRows } from './signatories-file.server.ts'

/**
 * Reads a list of signatories that somebody collected elsewhere: XLSX and CSV by their columns (`.csv`, `.tsv`), any
 * other text line by line. Refuses what is too large, binary or not UTF-8 before any line is read.
 */
export async function readListFile(
  path: string,
  options: ParseListOptions,
): Promise<Result<ParsedList, Problem[]>> {
  const fail = (what: string, todo: string, line = 1) => err([{ file: path, line, column: 1, what, todo }])
  const read = readBounded(path, path, maxListBytes)
  if (!read.ok) return err([read.error])
  if (read.value.length > maxListBytes) return fail('The file is larger than 5 MB.', 'Split it.')
  const bytes = Buffer.from(read.value)
  const isZip = bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))
  const isTable = isZip || /\.(?:csv|tsv)$/i.test(path)
  if (isTable && options.lines) return fail('Lines are chosen from text alone.', 'Leave "--lines" out.')
  if (isZip) {
    const rows = await parseSpreadsheet(bytes, path)
    return rows.ok ? limit(rows.value, (records) => parseTable(records, options)) : rows
  }
  const text = decode(bytes)
  if (text === undefined)
    return fail(
      'This is neither UTF-8 text nor an XLSX spreadsheet.',
      'Save the list as "CSV UTF-8" or as plain text in UTF-8.',
    )
  if (isTable) {
    const records = parseCsvFile(text, path)
    return records.ok ? limit(records.value, (rows) => parseTable(rows, options)) : records
  }
  const lines = text.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '')
  return limit(lines, () => parseList(text, options), 0)

  function limit<T>(
    rows: readonly T[],
    then: (rows: readonly T[]) => ParsedList,
    header = 1,
  ): Result<ParsedList, Problem[]> {
    return rows.length > maxListRows + header
      ? fail(
          `The list has ${rows.length - header} lines; ${maxListRows} can be imported.`,
          'Shorten the list to those that are to be named.',
        )
      : ok(then(rows))
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
