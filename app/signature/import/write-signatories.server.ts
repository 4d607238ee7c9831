import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { formatSignatoriesCsv, type ImportedSignatory } from './signatories-csv.ts'
import { replaceFileAtomically } from '#app/core/files/replace-file.server.ts'
import { signatoriesFilePath } from './signatories-file.server.ts'

/** Whether the folder has a statement, or is there to get one. */
export const hasStatementFolder = (campaignsDir: string, slug: string): boolean =>
  existsSync(dirname(dirname(signatoriesFilePath(campaignsDir, slug))))

/** Puts the list in the place of the one that was there, whole or not at all. Gives the file's path. */
export function writeSignatoriesFile(
  campaignsDir: string,
  slug: string,
  rows: readonly ImportedSignatory[],
): string {
  const path = signatoriesFilePath(campaignsDir, slug)
  mkdirSync(dirname(path), { recursive: true })
  replaceFileAtomically(path, formatSignatoriesCsv(rows))
  // It holds nothing that is not public, and the site may run as somebody else.
  chmodSync(path, 0o644)
  return path
}
