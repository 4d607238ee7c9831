import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { readBounded } from '#app/core/files/read-bounded.server.ts'
import { replaceFileAtomically } from '#app/core/files/replace-file.server.ts'
import { parseCsvFile } from '#app/tabular/parse-csv-file.ts'
import { formatSignatoriesCsv, parseSignatoriesCsv, type ImportedSignatory } from './signatories-csv.ts'

export const maxImportBytes = 5 * 1024 * 1024
export const maxImportRows = 50_000

// Two imports at their limits, one of organisations and one of persons, must fit in the file that is written.
const maxFileBytes = 3 * maxImportBytes
const maxFileRows = 2 * maxImportRows

const signatoriesFilePath = (campaignsDir: string, slug: string): string =>
  join(campaignsDir, slug, 'statement', 'signatories.csv')

/** Loads the imported signatories of a statement; none if there is no such file. */
export function loadSignatories(campaignsDir: string, slug: string): Result<ImportedSignatory[], Problem[]> {
  const path = signatoriesFilePath(campaignsDir, slug)
  const file = `campaigns/${slug}/statement/signatories.csv`
  if (!existsSync(path)) return ok([])
  const bytes = readBounded(path, file, maxFileBytes)
  if (!bytes.ok) return err([bytes.error])
  const fail = (what: string, todo: string) => err([{ file, line: 1, column: 1, what, todo }])
  if (bytes.value.length > maxFileBytes) return fail('The file is larger than 15 MB.', 'Keep only the names.')
  const text = new TextDecoder('utf-8').decode(bytes.value)
  if (text.includes('\ufffd')) return fail('The file is not UTF-8 text.', 'Save it as "CSV UTF-8".')
  const records = parseCsvFile(text, file)
  if (!records.ok) return records
  if (records.value.length > maxFileRows + 1)
    return fail(`The file has more than ${maxFileRows} lines.`, 'Split the list.')
  return parseSignatoriesCsv(file, records.value)
}

/** Whether there is a folder that has a statement or could get one. */
export const hasStatementFolder = (campaignsDir: string, slug: string): boolean =>
  existsSync(join(campaignsDir, slug))

/** Replaces the imported signatories of a statement atomically. Returns the path of the file. */
export function writeSignatoriesFile(
  campaignsDir: string,
  slug: string,
  rows: readonly ImportedSignatory[],
): string {
  const path = signatoriesFilePath(campaignsDir, slug)
  mkdirSync(dirname(path), { recursive: true })
  replaceFileAtomically(path, formatSignatoriesCsv(rows))
  // All of it is public, and the site may run as another user.
  chmodSync(path, 0o644)
  return path
}
