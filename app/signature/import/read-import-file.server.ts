import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import type { ParsedSignatories } from './parsed-signatories.ts'
import { parsePastedList, type ImportOptions } from './parse-pasted-list.ts'
import { parseTable } from './parse-table.ts'
import { parseCsvFile } from '#app/tabular/parse-csv-file.ts'
import { parseSpreadsheet } from '#app/tabular/spreadsheet.server.ts'
import { readBounded } from '#app/core/files/read-bounded.server.ts'
import { maxImportBytes, maxImportRows } from './signatories-file.server.ts'

/**
 * Reads a file of signatories that were collected elsewhere: XLSX and CSV (`.csv`, `.tsv`) by their columns, any other text line by
 * line. Refuses a file that is too large, binary or not UTF-8 before reading any line.
 */
export async function readImportFile(
  path: string,
  options: ImportOptions,
): Promise<Result<ParsedSignatories, Problem[]>> {
  const fail = (what: string, todo: string, line = 1) => err([{ file: path, line, column: 1, what, todo }])
  const read = readBounded(path, path, maxImportBytes)
  if (!read.ok) return err([read.error])
  if (read.value.length > maxImportBytes) return fail('The file is larger than 5 MB.', 'Split it.')
  const bytes = Buffer.from(read.value)
  const isZip = bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))
  const isTable = isZip || /\.(?:csv|tsv)$/i.test(path)
  if (isTable && options.lines) return fail('"--lines" works with text files only.', 'Leave it out.')
  if (isZip) {
    const rows = await parseSpreadsheet(bytes, path)
    return rows.ok ? limit(rows.value, (records) => parseTable(records, options)) : rows
  }
  const text = decodeText(bytes)
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
  return limit(lines, () => parsePastedList(text, options), 0)

  function limit<T>(
    rows: readonly T[],
    then: (rows: readonly T[]) => ParsedSignatories,
    header = 1,
  ): Result<ParsedSignatories, Problem[]> {
    return rows.length > maxImportRows + header
      ? fail(
          `The list has ${rows.length - header} lines; ${maxImportRows} can be imported.`,
          'Shorten the list to the signatories to be named.',
        )
      : ok(then(rows))
  }
}

/** Undefined for bytes that are not UTF-8 or contain the zeros of a binary file. */
function decodeText(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}
