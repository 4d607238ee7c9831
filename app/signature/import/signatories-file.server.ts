import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '#app/core/problem.ts'
import { ok, err, type Result } from '#app/core/result.ts'
import { parseSignatoriesCsv, type ImportedSignatory } from './signatories-csv.ts'
import { readBounded } from '#app/core/files/read-bounded.server.ts'
import { parseCsvFile } from '#app/tabular/parse-csv-file.ts'

export const maxListBytes = 5 * 1024 * 1024
export const maxListRows = 50_000

// What two lists that were just within their limits, of organisations and of persons, become when they are written.
const maxFileBytes = 3 * maxListBytes
const maxFileRows = 2 * maxListRows

export const signatoriesFilePath = (campaignsDir: string, slug: string): string =>
  join(campaignsDir, slug, 'statement', 'signatories.csv')

/** The signatories of a statement that were collected elsewhere; none where there is no such file. */
export function loadSignatories(campaignsDir: string, slug: string): Result<ImportedSignatory[], Problem[]> {
  const path = signatoriesFilePath(campaignsDir, slug)
  const file = `campaigns/${slug}/statement/signatories.csv`
  if (!existsSync(path)) return ok([])
  const bytes = readBounded(path, file, maxFileBytes)
  if (!bytes.ok) return err([bytes.error])
  const fail = (what: string, todo: string) => err([{ file, line: 1, column: 1, what, todo }])
  if (bytes.value.length > maxFileBytes)
    return fail('The file is larger than 15 MB.', 'Keep the names alone.')
  const text = new TextDecoder('utf-8').decode(bytes.value)
  if (text.includes('\ufffd')) return fail('The file is not UTF-8 text.', 'Save it as "CSV UTF-8".')
  const records = parseCsvFile(text, file)
  if (!records.ok) return records
  if (records.value.length > maxFileRows + 1)
    return fail(`The file has more than ${maxFileRows} lines.`, 'Split the list.')
  return parseSignatoriesCsv(file, records.value)
}
