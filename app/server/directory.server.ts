import { readFileSync, statSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { demoDirectory, type Directory } from '../domain/directory/address.ts'
import { parseDirectory, type DirectoryRow } from '../domain/directory/parse-directory.ts'
import type { Problem } from '../domain/problem.ts'
import type { Reference } from '../domain/reference/reference.ts'
import { accept, refuse, type Result } from '../domain/result.ts'

const maxBytes = 4 * 1024 * 1024

/** The addresses to write to: those of the file, or reserved `.example` ones if no file is set. */
export function loadDirectory(file: string | null, reference: Reference): Result<Directory, Problem[]> {
  if (file === null) return accept(demoDirectory)
  const fail = (what: string, todo: string, line = 1) => refuse([{ file, line, column: 1, what, todo }])
  let text: string
  try {
    if (statSync(file).size > maxBytes) return fail(`The file is larger than ${maxBytes} bytes.`, 'Split it.')
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    return error instanceof TypeError
      ? fail('The file is not UTF-8 text.', 'Save it as CSV with the encoding UTF-8.')
      : fail('The directory file cannot be read.', 'Correct DIRECTORY_FILE, or unset it for a demonstration.')
  }
  try {
    const rows = parse(text, { bom: true, info: true, skip_empty_lines: true, trim: true }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
    const header = rows[0]?.record ?? []
    const cells = (record: string[]) =>
      Object.fromEntries(header.map((column, i) => [column, record[i] ?? '']))
    return parseDirectory(
      file,
      header,
      rows.slice(1).map(({ record, info }): DirectoryRow => ({ line: info.lines, cells: cells(record) })),
      reference,
    )
  } catch (error) {
    const line = typeof error === 'object' && error !== null && 'lines' in error ? Number(error.lines) : 1
    return fail('This row does not read as CSV.', 'Check its quotes and the number of its commas.', line)
  }
}
